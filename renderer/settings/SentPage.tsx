import { Table } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatBytes } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatTime } from '../ui/format.ts'
import { Tag } from '../ui/Tag.tsx'

/** Every request that ever left this computer. */
export function SentPage() {
  const { data: entries } = useQuery({ ...orpc.app.sent.queryOptions(), staleTime: 0 })
  return (
    <>
      <h1 className="ts-page">Record of what was sent</h1>
      <p className="ts-settings-lead">
        Everything Tunesheet ever asked of the network, newest first. Texts of rows, keys and answers are not kept here.
      </p>
      <Card padding={0} style={{ marginTop: 20 }}>
        {entries?.length === 0 ? (
          <div className="ts-row" style={{ gap: 12, padding: '18px 20px' }}>
            <IconPlugConnectedX size={20} stroke={1.6} aria-hidden />
            <span>Offline — nothing has left this computer.</span>
          </div>
        ) : (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>When</Table.Th>
                <Table.Th>To</Table.Th>
                <Table.Th>What</Table.Th>
                <Table.Th style={{ textAlign: 'right' }}>Size</Table.Th>
                <Table.Th>Your data</Table.Th>
                <Table.Th>Answer</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {entries
                ?.toSorted((a, b) => b.at - a.at)
                .map((entry, index) => (
                  <Table.Tr key={index}>
                    <Table.Td className="ts-nowrap">
                      {formatDate(entry.at)}, {formatTime(entry.at)}
                    </Table.Td>
                    <Table.Td className="ts-mono">{entry.host}</Table.Td>
                    <Table.Td className="ts-mono">{entry.what}</Table.Td>
                    <Table.Td className="ts-nowrap" style={{ textAlign: 'right' }}>
                      {formatBytes(entry.bytes)}
                    </Table.Td>
                    <Table.Td>
                      {entry.data ? <Tag tone="worth">rows sent</Tag> : <span className="ts-3">none</span>}
                    </Table.Td>
                    <Table.Td>{entry.outcome}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        )}
      </Card>
    </>
  )
}
