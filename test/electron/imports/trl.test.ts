import { describe, expect, it } from 'vitest'
import { bringIn, type Brought, desk } from './desk.ts'

const says = (role: string, content: string) => ({ role, content })
const preference = (messages: object[], preferred: string, rejected: string, more: object = {}) => ({
  input: { messages, ...more },
  preferred_output: [says('assistant', preferred)],
  non_preferred_output: [says('assistant', rejected)],
})
const bring = async (...values: object[]): Promise<Brought> =>
  await bringIn(desk().put('in.jsonl', values.map((value) => `${JSON.stringify(value)}\n`).join('')))
const written = ({ lines }: Brought): unknown[] => lines.map((line) => JSON.parse(line) as unknown)

describe('preferences of TRL go out as providers take them', () => {
  const asked = [says('user', 'What colour is the sky?')]
  const wanted = preference(asked, 'Blue.', 'Green.')

  it('from texts', async () => {
    const value = { prompt: 'What colour is the sky?', chosen: 'Blue.', rejected: 'Green.' }
    expect(written(await bring(value, value))).toEqual([wanted, wanted])
  })

  it('from messages, with the question on its own or with both answers', async () => {
    const [chosen, rejected] = [says('assistant', 'Blue.'), says('assistant', 'Green.')]
    for (const value of [
      { prompt: asked, chosen: [chosen], rejected: [rejected] },
      { chosen: [...asked, chosen], rejected: [...asked, rejected] },
      { prompt: 'What colour is the sky?', chosen: [...asked, chosen], rejected: [...asked, rejected] },
      { prompt: 'What colour is the sky?', chosen: [chosen], rejected: [rejected] },
    ]) {
      const brought = await bring(value, value)
      expect(brought.columns).toEqual(['prompt: prompt', 'preferred: preferred', 'rejected: rejected'])
      expect(written(brought)).toEqual([wanted, wanted])
    }
  })

  it('from messages that have the preferred conversation a third time', async () => {
    const chosen = [...asked, says('assistant', 'Blue.')]
    const value = { prompt_id: '6e2a', chosen, rejected: [...asked, says('assistant', 'Green.')], messages: chosen }
    expect(written(await bring(value, value))).toEqual([wanted, wanted])
  })

  it('with several turns and tools, while scores stay in the sheet', async () => {
    const turns = [says('system', 'Be kind.'), says('user', 'Hi'), says('assistant', 'Hello'), ...asked]
    const value = {
      prompt: turns,
      chosen: [says('assistant', 'Blue.')],
      rejected: [says('assistant', 'Green.')],
      tools: [{ type: 'function', function: { name: 'look' } }],
      score_chosen: 8.5,
    }
    const brought = await bring(value, value)
    const sent = preference(turns, 'Blue.', 'Green.', { tools: value.tools })
    expect(written(brought)).toEqual([sent, sent])
    expect(brought.columns).toContain('score_chosen: note')
  })

  it('and stay whole where the questions before the two answers differ', async () => {
    const good = { chosen: [...asked, says('assistant', 'Blue.')], rejected: [...asked, says('assistant', 'Green.')] }
    const odd = { chosen: [...asked, says('assistant', 'Blue.')], rejected: [says('assistant', 'Green.')] }
    const brought = await bring(good, odd)
    expect(brought.columns.at(-1)).toBe('raw line: raw')
    expect(written(brought)).toEqual([wanted, odd])
  })
})
