import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Encoder } from '../../../electron/tokens/encoder.ts'
import { workplace } from './run.ts'

it('counts for an open model with its own word list, and says how sure that is', async () => {
  const { dir, json } = workplace()
  writeFileSync(join(dir, 'one.csv'), 'Question,Answer\nHow warm is it?,21 degrees.\n')
  const answer = await json('count', 'one.csv', '--model', 'qwen3-14b')
  const qwen = await Encoder.load('qwen3')
  const text = [
    '<|im_start|>user\nHow warm is it?<|im_end|>\n',
    '<|im_start|>assistant\n<think>\n\n</think>\n\n21 degrees.<|im_end|>\n',
  ].join('')
  expect(answer).toMatchObject({ encoding: 'qwen3', certainty: 'exact', tokens: { total: qwen.count(text) } })
})
