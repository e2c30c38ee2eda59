import { Button, Table } from '@mantine/core'
import { IconLock, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { RuleSummary } from '../../shared/contract/facts.ts'
import type { Leaving } from '../../shared/contract/readiness.ts'
import { formatBytes, formatCount, formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { go } from '../place.ts'
import { useProject } from '../project.tsx'
import { Banner } from '../ui/Banner.tsx'
import { Link } from '../ui/Link.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { fixWords } from './fixable.ts'
import { kindInWords, ROLE_WORDS, whereInWords } from './leaving.ts'
import { PageFrame } from './PageFrame.tsx'
import { useFixDialog } from './useFixDialog.tsx'
import { useLeaving } from './useLeaving.ts'

/** Rules whose findings are private. */
const PRIVATE: readonly string[] = ['private-data', 'secret']

function Columns({ leaving }: { leaving: Leaving }) {
  const { columns, stays, instruction } = leaving
  const all = columns.reduce((sum, column) => sum + column.bytes, 0)
  return (
    <section className="ts-check-leaving">
      <h2 className="ts-detail">What is sent</h2>
      <Table style={{ marginTop: 8 }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Column</Table.Th>
            <Table.Th>Role</Table.Th>
            <Table.Th style={{ textAlign: 'right' }}>Rows</Table.Th>
            <Table.Th style={{ textAlign: 'right' }}>Text</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {instruction > 0 && (
            <Table.Tr>
              <Table.Td>Instruction for every row</Table.Td>
              <Table.Td>{ROLE_WORDS.system}</Table.Td>
              <Table.Td className="ts-num" style={{ textAlign: 'right' }}>
                {formatNumber(leaving.trainRows + leaving.heldBackRows)}
              </Table.Td>
              <Table.Td className="ts-num ts-nowrap" style={{ textAlign: 'right' }}>
                {formatBytes(instruction)} each
              </Table.Td>
            </Table.Tr>
          )}
          {columns.map((column) => (
            <Table.Tr key={column.name}>
              <Table.Td>{column.name}</Table.Td>
              <Table.Td>{ROLE_WORDS[column.role]}</Table.Td>
              <Table.Td className="ts-num" style={{ textAlign: 'right' }}>
                {formatNumber(column.rows)}
              </Table.Td>
              <Table.Td className="ts-num ts-nowrap" style={{ textAlign: 'right' }}>
                {formatBytes(column.bytes)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <p className="ts-small ts-2" style={{ marginTop: 10 }}>
        {formatBytes(all)} of text: {formatCount(leaving.trainRows, 'row')} to learn from
        {leaving.heldBackRows > 0 && ` and ${formatNumber(leaving.heldBackRows)} held back, which are sent as a test`}.
      </p>
      <p className="ts-small ts-2 ts-row" style={{ marginTop: 6 }}>
        <IconLock size={14} aria-hidden />
        {stays.length > 0 ? `Stays here: ${stays.join(', ')}.` : 'No column stays here: every one has a role.'}
      </p>
    </section>
  )
}

function Private({ leaving, rules }: { leaving: Leaving; rules: readonly RuleSummary[] }) {
  const project = useProject()
  const fixing = useFixDialog()
  const own = rules.filter(({ rule }) => PRIVATE.includes(rule))
  if (own.length === 0) {
    return (
      <section className="ts-check-leaving">
        <h2 className="ts-detail">Private data</h2>
        <p className="ts-row ts-2" style={{ marginTop: 8 }}>
          <IconShieldCheck size={16} aria-hidden />
          None found. Names of people are not looked for: read some rows yourself.
        </p>
      </section>
    )
  }
  return (
    <section className="ts-check-leaving">
      <h2 className="ts-detail">Private data</h2>
      <ul className="ts-check-safe" style={{ marginTop: 8 }}>
        {leaving.found.map(({ kind, count, cells }) => (
          <li key={kind} className="ts-between">
            <span>
              {kindInWords(kind, count)}
              {!leaving.allLooked && ' or more'}
            </span>
            <span className="ts-num ts-small ts-3">in {formatCount(cells, 'cell')}</span>
          </li>
        ))}
      </ul>
      {own.map((rule) => (
        <div key={rule.rule} style={{ marginTop: 10 }}>
          <p className="ts-small ts-2">
            {rule.title}: {formatCount(rule.rows, 'row')}. {rule.why}
          </p>
          <div className="ts-row" style={{ marginTop: 8 }}>
            {rule.fix && (
              <Button
                variant="light"
                onClick={() => {
                  fixing.open(rule)
                }}
              >
                {fixWords(rule)}
              </Button>
            )}
            <Button
              variant="subtle"
              onClick={() => {
                project.showRows({ rule: rule.rule })
              }}
            >
              Show the rows
            </Button>
          </div>
        </div>
      ))}
      {fixing.dialog}
    </section>
  )
}

function SentSoFar() {
  const project = useProject()
  const { data: entries = [] } = useQuery({ ...orpc.app.sent.queryOptions(), staleTime: 0 })
  const withData = entries.filter(({ data }) => data)
  return (
    <section className="ts-check-leaving">
      <h2 className="ts-detail">Sent so far</h2>
      <p className="ts-small ts-2" style={{ margin: '4px 0 8px' }}>
        {withData.length === 0
          ? 'No rows of any project have left this computer.'
          : `Rows were sent ${formatCount(withData.length, 'time')}, ${formatBytes(withData.reduce((sum, { bytes }) => sum + bytes, 0))} in all.`}
      </p>
      <Link
        onClick={() => {
          go({ at: 'settings', page: 'sent', project: { id: project.id, step: project.step } })
        }}
      >
        Open the record of everything sent
      </Link>
    </section>
  )
}

/** What would be sent if training were started now, where to, and what was sent before. */
export function LeavingPage({ rules, onBack }: { rules: readonly RuleSummary[]; onBack: () => void }) {
  const { leaving, progress, failure } = useLeaving()
  return (
    <PageFrame
      title="What would leave this computer"
      lead={leaving ? whereInWords(leaving) : 'Only what has a role, and only when you start training.'}
      onBack={onBack}
    >
      {failure && (
        <Banner tone="must">
          {failure.message} {failure.hint}
        </Banner>
      )}
      {!leaving && !failure && (
        <div style={{ maxWidth: 560 }}>
          <ProgressBar
            label="Reading every row"
            done={progress?.done ?? 0}
            total={progress?.total ?? null}
            onCancel={onBack}
          />
        </div>
      )}
      {leaving && (
        <div className="ts-check-leavings">
          <Columns leaving={leaving} />
          <div>
            <Private leaving={leaving} rules={rules} />
            <SentSoFar />
          </div>
        </div>
      )}
    </PageFrame>
  )
}
