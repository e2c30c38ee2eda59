import { Button, Modal, Table } from '@mantine/core'
import type { Skipped } from '../../shared/domain/reading/importOptions.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { useReturnedFocus } from '../ui/useReturnedFocus.ts'

type Props = {
  records: number
  rows: number
  skipped: readonly Skipped[]
  total: number
  emptyRows: number
  files: readonly unknown[]
  /** What becomes, or became, of the other rows. */
  brought?: 'in the sheet' | 'to add' | 'added'
  action: string
  onClose: () => void
}

/** Every row that did not come into the sheet, with its line and the reason. */
export function SkippedDialog({
  records,
  rows,
  skipped,
  total,
  emptyRows,
  files,
  brought = 'in the sheet',
  action,
  onClose,
}: Props) {
  useReturnedFocus()
  const named = skipped.some((one) => one.file !== undefined)
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      size={600}
      title={`${formatCount(records, 'row')} in the ${files.length > 1 ? 'files' : 'file'}, ${formatNumber(rows)} ${brought}`}
    >
      <p className="ts-2" style={{ marginBottom: 8 }}>
        {formatNumber(total)} left out{emptyRows > 0 && `, besides ${formatCount(emptyRows, 'empty row')}`}:
      </p>
      <div className="ts-scroll" style={{ maxHeight: 360 }} tabIndex={0}>
        <Table stickyHeader>
          <Table.Thead style={{ background: 'var(--ts-raised)' }}>
            <Table.Tr>
              {named && <Table.Th style={{ width: 160 }}>File</Table.Th>}
              <Table.Th style={{ width: 90, textAlign: 'right' }}>Line</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {skipped.map((one, at) => (
              <Table.Tr key={at}>
                {named && <Table.Td dir="auto">{one.file}</Table.Td>}
                <Table.Td style={{ textAlign: 'right' }}>{formatNumber(one.line)}</Table.Td>
                <Table.Td>{one.reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {total > skipped.length && <p className="ts-small ts-3">The first {formatNumber(skipped.length)} are listed.</p>}
      <div className="ts-row" style={{ justifyContent: 'flex-end', marginTop: 16 }}>
        <Button variant="filled" data-autofocus onClick={onClose}>
          {action}
        </Button>
      </div>
    </Modal>
  )
}
