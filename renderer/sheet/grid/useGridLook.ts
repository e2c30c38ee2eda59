import {
  type DataEditorCoreProps,
  type GridColumn,
  type GridSelection,
  loadingCellRenderer,
  newRowCellRenderer,
} from '@glideapps/glide-data-grid'
import { useComputedColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useSyncExternalStore } from 'react'
import { isPlain } from '../../../shared/domain/view.ts'
import { formatPercent } from '../../../shared/format/figures.ts'
import { orpc } from '../../api.ts'
import { useProject } from '../../project.tsx'
import { palettes } from '../../ui/palette.ts'
import { boxesOf } from '../acts.ts'
import { cellContent } from './cellContent.ts'
import type { Finding } from '../find/marks.ts'
import { headerDrawer } from '../cells/header.ts'
import { markRenderer } from '../cells/markCell.ts'
import { rowNumberRenderer } from '../cells/rowNumber.ts'
import { splitRenderer } from '../cells/splitCell.ts'
import { textRenderer } from '../cells/textCell.tsx'
import { tokensRenderer } from '../cells/tokensCell.ts'
import type { SizedField } from '../columns/fields.ts'
import { selectedOf } from '../selection/gridSelection.ts'
import { gridTheme, type Scheme } from './gridTheme.ts'
import { Look } from './look.ts'
import { type Height, rowHeight } from '../rows/rowHeights.ts'
import type { SheetSession } from '../session.ts'
import { useStamp } from '../useSheet.ts'

export type GridLook = {
  session: SheetSession
  fields: readonly SizedField[]
  selection: GridSelection
  height: Height
  search: string
  finding: Finding | null
}

/** Everything the grid draws with. Each part is new only when what it shows is, because a new part redraws the grid. */
export function useGridLook({ session, fields, selection, height, search, finding }: GridLook) {
  const scheme = useComputedColorScheme('light')
  const notes = useHeaderNotes()
  const { view, state } = useProject()
  const { sort } = view
  const whole = view.hidden && isPlain(view) ? state.totals.rows : null
  const { pages, sight } = session
  const stamp = useStamp(session)
  const cut = useSyncExternalStore(session.cutting.subscribe, session.cutting.now)
  const palette = palettes[scheme]
  const look = useMemo(
    () =>
      new Look({
        ...{ palette, search, finding, pages, sight },
        cut: cut ? boxesOf(cut.area) : [],
        selected: selectedOf(selection),
        wrapped: height === 'wrapped',
        whole,
      }),
    [palette, search, finding, selection, cut, pages, sight, height, whole],
  )
  return {
    theme: useMemo(() => gridTheme(scheme), [scheme]),
    columns: useMemo(() => gridColumns(fields, scheme), [fields, scheme]),
    sort,
    drawHeader: useMemo(() => headerDrawer(look, fields, { ...notes, sort }), [look, fields, notes, sort]),
    customRenderers: useMemo(
      () => [textRenderer(look), markRenderer(look), tokensRenderer(look), splitRenderer(look)],
      [look],
    ),
    renderers: useMemo(() => builtIn(look), [look]),
    content: useMemo(() => cellContent({ session, fields, look, stamp }), [session, fields, look, stamp]),
    rowHeight: useMemo(() => rowHeight({ height, fields, pages, stamp }), [height, fields, pages, stamp]),
  }
}

/** The grid's own cells that we use: what is awaited, "Add a row", and our row numbers in place of its own. */
function builtIn(look: Look): DataEditorCoreProps['renderers'] {
  return [loadingCellRenderer, newRowCellRenderer, rowNumberRenderer(look)] as DataEditorCoreProps['renderers']
}

/** The second line of the columns that are worked out. */
function useHeaderNotes(): { tokens: string; split: string } {
  const { id, state } = useProject()
  const { rows, counted, validationRows } = state.totals
  const cost = useQuery(orpc.cost.get.queryOptions({ input: { project: id } }))
  // A model that is in no list has no cost, and is counted as the nearest that is known.
  const sure = cost.error ? 'estimate' : cost.data?.lengths.certainty
  const tokens = counted < rows ? 'counting' : sure === 'estimate' ? '≈ estimate' : (sure ?? '')
  const split = rows > 0 ? `${formatPercent(validationRows / rows)} held back` : ''
  return useMemo(() => ({ tokens, split }), [tokens, split])
}

function gridColumns(fields: readonly SizedField[], scheme: Scheme): GridColumn[] {
  const palette = palettes[scheme]
  const sent = { bgCell: palette.surface }
  const muted = { bgCell: palette['muted-cell'], textDark: palette['ink-2'] }
  return fields.map((field, index): GridColumn => {
    const trailingRowOptions = { hint: index === 1 ? 'Add a row' : '', targetColumn: field.kind === 'text' ? index : 1 }
    const common = { id: field.id, width: field.width, trailingRowOptions }
    if (field.kind === 'mark') return { ...common, title: 'Issues', hasMenu: true }
    if (field.kind !== 'text')
      return { ...common, title: field.kind === 'tokens' ? 'Tokens' : 'Split', hasMenu: true, themeOverride: muted }
    return { ...common, title: field.column.name, hasMenu: true, themeOverride: field.sent ? sent : muted }
  })
}
