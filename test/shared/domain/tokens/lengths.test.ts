import { describe, expect, test } from 'vitest'
import { findIn } from '../../../../shared/catalog/catalog.ts'
import { BUILT_IN } from '../../../../shared/catalog/models.ts'
import { parseLine } from '../../../../shared/domain/example/jsonl.ts'
import { lengthOf, lengthsOf, textLengthOf } from '../../../../shared/domain/tokens/lengths.ts'

const modelOf = (id: string) => findIn(BUILT_IN, id)
const nearest = (id: string) => ({ ...modelOf(id), encoding: { ...modelOf(id).encoding, nearest: true } })
const example = (line: unknown) => parseLine(JSON.stringify(line))
const question = { role: 'user', content: 'What is it?' }
const picture = {
  role: 'user',
  content: [
    { type: 'text', text: 'What is it?' },
    { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
  ],
}
const tools = [{ type: 'function', function: { name: 'look', parameters: {} } }]

describe('the length of a row', () => {
  test('is exact with the word list of the model and a published rule', () => {
    expect(lengthOf(example({ messages: [question] }), modelOf('gpt-4.1-mini'))).toEqual({
      certainty: 'exact',
      why: "Counted on this computer with gpt-4.1-mini's own word list and the published formula.",
    })
    expect(lengthOf(example({ messages: [question] }), modelOf('qwen3-14b'))).toEqual({
      certainty: 'exact',
      why: "Counted on this computer with Qwen 3 14B's own word list and published chat template.",
    })
  })

  test('is an estimate when there is an image in it, and says that it is not counted', () => {
    const length = lengthOf(example({ messages: [picture, picture] }), modelOf('gpt-4.1-mini'))
    expect(length.certainty).toBe('estimate')
    expect(length.why).toContain('Not counted: 2 images, for which no rule is published.')
  })

  test('says which images are counted where a rule is known, and which have no known size', () => {
    const small = { type: 'image_url', image_url: { url: 'https://clinic.test/knee.png', detail: 'low' } }
    const far = { type: 'image_url', image_url: { url: 'https://clinic.test/knee.png' } }
    const length = lengthOf(example({ messages: [{ role: 'user', content: [small, small, far] }] }), modelOf('gpt-4o'))
    expect(length).toEqual({
      certainty: 'estimate',
      why:
        "Counted on this computer with gpt-4o's own word list and the published formula. " +
        '2 images are counted by a rule that was read second-hand. ' +
        'Not counted: 1 image whose size is not known, because it lies elsewhere or cannot be read.',
    })
  })

  test('is an estimate when tools are described in it', () => {
    const length = lengthOf(example({ messages: [picture], tools }), modelOf('gpt-4.1-mini'))
    expect(length.certainty).toBe('estimate')
    expect(length.why).toContain('Not counted: 1 image and 1 description of a tool')
  })

  test('is an estimate with another word list, and for a model that is in no list', () => {
    const plain = example({ messages: [question] })
    expect(lengthOf(plain, nearest('qwen3-14b'))).toEqual({
      certainty: 'estimate',
      why: 'Counted with the word list of Qwen 3, which is only the nearest to what Qwen 3 14B reads.',
    })
    expect(lengthOf(plain, null).certainty).toBe('estimate')
    expect(textLengthOf(null).why).toContain('nearest word list')
  })
})

test('the lengths of all rows are an estimate where tools are described in them', () => {
  expect(lengthsOf(modelOf('gpt-4.1-mini'), { tools: 1, images: 0 })).toMatchObject({
    certainty: 'estimate',
    why: expect.stringContaining('Descriptions of tools are not counted: no rule is published.') as string,
  })
})

test('the lengths of all rows with images are an estimate, by a rule or without them', () => {
  const images = { tools: 0, images: 3 }
  expect(lengthsOf(modelOf('gpt-4o'), images)).toMatchObject({
    certainty: 'estimate',
    why: expect.stringContaining('Images are counted by a rule that was read second-hand') as string,
  })
  expect(lengthsOf(modelOf('gpt-4.1-mini'), images)).toMatchObject({
    certainty: 'estimate',
    why: expect.stringContaining('Images are not counted: no rule is published.') as string,
  })
})

test('the lengths of all rows are exact where they are known to hold nothing but text', () => {
  expect(lengthsOf(modelOf('gpt-oss-20b'), { tools: 0, images: 0 })).toEqual({
    certainty: 'exact',
    why:
      "Every row counted on this computer with gpt-oss-20b's own word list and published chat template, " +
      'the instruction for every row included.',
  })
  expect(lengthsOf(modelOf('gpt-oss-20b'), null).why).toContain('Images and descriptions of tools may not be in it.')
})
