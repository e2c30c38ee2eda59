import { addText } from './addText.ts'
import { repair } from './garbled.ts'
import { removeHidden } from './hidden.ts'
import { removeHtml } from './html.ts'
import { changeCase } from './letterCase.ts'
import { removeLineBreaks } from './lineBreaks.ts'
import { straighten } from './quotes.ts'
import { collapseSpaces } from './spaces.ts'
import type { Tool, ToolId, ToolOf } from './tool.ts'
import { trim } from './trim.ts'

/** Tools that make one text of one text. */
type TextToolId = Exclude<ToolId, 'split' | 'merge' | 'template' | 'remove'>
export type TextTool = ToolOf<TextToolId>

type Change = (text: string) => string

const CHANGES: { readonly [Id in TextToolId]: (tool: ToolOf<Id>) => Change } = {
  trim: () => trim,
  spaces: () => collapseSpaces,
  garbled: () => repair,
  hidden: () => removeHidden,
  'line-breaks': (tool) => (text) => removeLineBreaks(text, tool),
  quotes: (tool) => besideJson((text) => straighten(text, tool)),
  html: ({ what }) => besideJson((text) => removeHtml(text, what)),
  case: ({ to }) => besideJson((text) => changeCase(text, to)),
  add: (tool) => (text) => addText(text, tool),
}

/** Whether a tool works on single texts. */
export function isTextTool(tool: Tool): tool is TextTool {
  return tool.tool in CHANGES
}

/** What a tool makes of a text. Never throws. */
export function textChange(tool: TextTool): Change {
  // Each entry is made for the tool of its own name, which the compiler cannot follow through a look-up.
  return (CHANGES[tool.tool] as (tool: TextTool) => Change)(tool)
}

/** What people say is around a conversation's JSON; only additions would have to know which of its texts is meant. */
export function worksInJson(tool: TextTool): boolean {
  return tool.tool !== 'add'
}

/** A text that is JSON itself (an answer in a given form) stays as it is: quotes and cases mean something there. */
function besideJson(change: Change): Change {
  return (text) => (isJson(text) ? text : change(text))
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
