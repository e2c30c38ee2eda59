import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessFormat, guessRoles } from '../../../../shared/domain/reading/guess.ts'

/** Roles for a table: names separated by commas, then its rows. */
function roles(names: string, ...rows: string[][]): string {
  return guessRoles(names.split(',').map((name, at) => ({ name, samples: rows.map((row) => row[at] ?? '') }))).join(',')
}

describe('guessing what columns are for', () => {
  it.each([
    'prompt,output',
    'question,answer',
    'Input,Output',
    'user,assistant',
    'Frage,Antwort',
    'Kundenfrage,Unsere Antwort',
  ])('takes %s as they are called', (names) => {
    expect(roles(names)).toBe('prompt,completion')
  })

  it.each([
    'pregunta,respuesta',
    'question,réponse',
    'domanda,risposta',
    'pergunta,resposta',
    'vraag,antwoord',
    'вопрос,ответ',
    '質問,回答',
    '问题,答案',
    'soru,cevap',
    'fråga,svar',
  ])('knows other languages: %s', (names) => {
    expect(roles(names)).toBe('prompt,completion')
  })

  it('finds the two among other columns of a help desk', () => {
    const row = [
      'My order says delivered, but where is it?',
      'Hello Anna, I am sorry about that.',
      'Delivery',
      'Mara',
      '#88121',
    ]
    expect(roles('Customer message,Our answer,Category,Agent,Ticket', row)).toBe('prompt,completion,note,note,note')
    expect(roles('id,Answer,Question,Created', ['7', 'Yes.', 'Is it?', '2026-01-02'])).toBe(
      'note,completion,prompt,note',
    )
  })

  it('takes a class as the completion', () => {
    expect(roles('product text,class', ['Red mug', 'kitchen'])).toBe('prompt,completion')
    expect(roles('text,label', ['nice', 'positive'])).toBe('prompt,completion')
  })

  it('makes a prompt and a completion of any two columns, in the likelier order', () => {
    expect(roles('a,b')).toBe('prompt,completion')
    expect(roles('Column 1,Column 2', ['How are you?', 'Fine.'])).toBe('prompt,completion')
    expect(roles('answer,question')).toBe('completion,prompt')
  })

  it('looks at the texts where names say nothing', () => {
    const table = [['17', 'What does this long question ask?', 'It asks for an answer with words.']]
    expect(roles('foo,bar,baz', ...table)).toBe('note,prompt,completion')
  })

  it('knows system, split, weight, messages and tools', () => {
    expect(roles('system,user,assistant')).toBe('system,prompt,completion')
    expect(roles('messages,split', ['[{"role":"user"}]', 'train'])).toBe('messages,split')
    expect(roles('prompt,completion,weight,split', ['a', 'b', '1', 'Val'])).toBe('prompt,completion,weight,split')
    expect(roles('prompt,completion,split', ['a', 'b', 'a half'])).toBe('prompt,completion,note')
    expect(roles('question,answer,tools', ['a', 'b', '[{"type":"function"}]'])).toBe('prompt,completion,tools')
  })

  it('sees preference data', () => {
    expect(roles('prompt,chosen,rejected')).toBe('prompt,preferred,rejected')
    expect(guessFormat(['prompt', 'preferred', 'rejected'])).toBe('preference')
    expect(guessFormat(['prompt', 'completion'])).toBe('chat')
  })

  it('reads instruction, input, output by whether the input is filled', () => {
    expect(roles('instruction,input,output', ['Translate.', 'Hallo', 'Hello'])).toBe('system,prompt,completion')
    expect(roles('instruction,input,output', ['Name a colour.', '', 'Blue'])).toBe('prompt,note,completion')
  })

  it('never guesses two prompts, completions or systems, and always both of two columns', () => {
    const column = fc.record({
      name: fc.oneof(
        fc.string(),
        fc.constantFrom('prompt', 'question', 'system', 'answer', 'output', 'messages', 'chosen', 'rejected', 'id'),
      ),
      samples: fc.array(fc.string(), { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(column, { maxLength: 8 }), (columns) => {
        const found = guessRoles(columns)
        expect(found).toHaveLength(columns.length)
        for (const role of ['prompt', 'completion', 'system', 'messages'] as const)
          expect(found.filter((other) => other === role).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
