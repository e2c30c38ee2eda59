import { z } from 'zod'
import { AddText } from './addText.ts'
import { Garbled } from './garbled.ts'
import { Hidden } from './hidden.ts'
import { Html } from './html.ts'
import { LetterCase } from './letterCase.ts'
import { LineBreaks } from './lineBreaks.ts'
import { MergeColumns } from './mergeColumns.ts'
import { Quotes } from './quotes.ts'
import { RemoveRows } from './removeRows.ts'
import { Spaces } from './spaces.ts'
import { SplitColumn } from './splitColumn.ts'
import { Template } from './template.ts'
import { Trim } from './trim.ts'

/** A tool for many cells at once, with what was chosen for it. */
export const Tool = z.discriminatedUnion('tool', [
  Trim,
  Spaces,
  LineBreaks,
  Quotes,
  Garbled,
  Hidden,
  Html,
  LetterCase,
  AddText,
  SplitColumn,
  MergeColumns,
  Template,
  RemoveRows,
])
export type Tool = z.infer<typeof Tool>
export type ToolId = Tool['tool']
export type ToolOf<Id extends ToolId> = Extract<Tool, { tool: Id }>
