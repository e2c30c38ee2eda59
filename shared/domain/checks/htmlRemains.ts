import { SIGN } from '../signs.ts'
import { textRule } from './textRule.ts'

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', quot: '"', '#34': '"', '#39': "'", apos: "'" }
/** `&amp;nbsp;` was written down twice. What stands for angle brackets is left: text would turn into marks. */
const ENTITY = /&(?:amp;)*(nbsp|amp|quot|#34|#39|apos);/
const TAG = /<br *\/?>|<\/?(?:p|div)>/i
const ALL_ENTITIES = new RegExp(ENTITY, 'g')
const ALL_TAGS = new RegExp(TAG, 'gi')
/** Other marks, or a word about them: the text is meant to be HTML. */
const MEANT =
  /```|<(?:[!?]|\/?(?:html|head|body|ul|ol|li|h[1-6]|table|t[rdh]|a|img|script|style|span|b|i|em|strong|code|pre)\b)|<\/?\w+ +\w+=|\bhtml\b|\bxml\b/i

/** What is left of a web page in a text. */
export const htmlRemains = textRule({
  id: 'html-remains',
  severity: 'hint',
  title: 'Remains of HTML',
  why: 'The model learns to write the marks of a web page into its answers.',
  source: 'WHATWG HTML: br, p, div, named character references',
  signs: SIGN.markup,
  look: ({ text }) => {
    const found = ENTITY.exec(text)?.[0] ?? TAG.exec(text)?.[0]
    return found === undefined || MEANT.test(text) ? null : `There are remains of HTML such as ${found}.`
  },
  fix: {
    safe: false,
    apply: (text) =>
      text.replaceAll(ALL_ENTITIES, (_, name: string) => ENTITIES[name] ?? '').replaceAll(ALL_TAGS, '\n'),
  },
})
