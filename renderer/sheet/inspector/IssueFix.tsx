import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Issue } from '../../../shared/domain/issue.ts'
import type { RowId } from '../../../shared/domain/row.ts'
import { orpc } from '../../api.ts'
import { runFixes } from '../../frame/fixing.ts'
import { useProject } from '../../project.tsx'
import { Difference } from '../../ui/Difference.tsx'

/** What the fix would make of this cell, and the button that does it in this row. */
export function IssueFix({ issue, row, title }: { issue: Issue; row: RowId; title: string }) {
  const project = useProject()
  const [busy, setBusy] = useState(false)
  const { data } = useQuery(
    orpc.fixes.preview.queryOptions({
      input: { project: project.id, rule: issue.rule, rows: [row], offset: 0, limit: 1 },
    }),
  )
  const cell = data?.cells.find(({ column }) => column === issue.column)
  const fix = async () => {
    setBusy(true)
    await runFixes(project, { rules: [issue.rule], rows: [row] })
    setBusy(false)
  }
  return (
    <>
      {cell && <Difference pieces={cell.pieces} />}
      <Button size="xs" variant="light" aria-label={`Fix: ${title}`} loading={busy} onClick={() => void fix()}>
        Fix
      </Button>
    </>
  )
}
