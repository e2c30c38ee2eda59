import { IconCheck, IconLock, IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Tooltip } from '@mantine/core'
import type { NetworkState } from '../../shared/contract/app.ts'
import type { CostState } from '../../shared/contract/cost.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { formatCount, formatNumber, formatPercent } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { currentPlace, go } from '../place.ts'
import { type ProjectHandle, useMaybeProject } from '../project.tsx'
import { CertaintyWord } from '../ui/Certainty.tsx'
import { formatTime } from '../ui/format.ts'
import { useAfter } from '../ui/ProgressBar.tsx'
import { MARK_WORDS, SeverityMark } from '../ui/SeverityMark.tsx'

/** What is true right now, in one line. */
export function StatusBar() {
  const project = useMaybeProject()
  return (
    <footer className="ts-status">
      {project ? <ProjectParts project={project} /> : <Version />}
      <NetworkPart push={!project} />
    </footer>
  )
}

/** Below the settings, where no project is at stake. */
export function SettingsStatus() {
  const { data: keys = [] } = useQuery(orpc.keys.status.queryOptions())
  const { data: info } = useQuery(orpc.app.info.queryOptions())
  const count = keys.filter((key) => key.present).length
  const where = info?.keychain ? `locked by ${info.keychain}` : 'kept until Tunesheet closes'
  return (
    <footer className="ts-status">
      <span className="ts-status-part">
        <IconLock size={14} aria-hidden />
        {count === 0 ? 'No keys' : `${formatCount(count, 'key')}, ${where}`}
      </span>
      <span className="ts-status-part" data-push="true">
        Changes are saved as you make them
      </span>
    </footer>
  )
}

function Version() {
  const { data } = useQuery(orpc.app.info.queryOptions())
  return <span className="ts-status-part ts-3">{data ? `Version ${data.version}` : ''}</span>
}

function ProjectParts({ project }: { project: ProjectHandle }) {
  const { totals, savedAt } = project.state
  const { data: cost } = useQuery(orpc.cost.get.queryOptions({ input: { project: project.id } }))
  const complete = totals.counted >= totals.rows
  const saving = useAfter(project.pending > 0, 400)
  return (
    <>
      <span className="ts-status-part">
        <span>
          <b>{formatNumber(totals.rows)}</b> {totals.rows === 1 ? 'row' : 'rows'}
        </span>
      </span>
      {project.undone !== null && (
        <span className="ts-status-part ts-status-undone" role="status" title={project.undone}>
          <span className="ts-ell">{project.undone}</span>
        </span>
      )}
      {project.selectionInfo && (
        <span className="ts-status-part" role="status">
          {project.selectionInfo}
        </span>
      )}
      <span className="ts-status-part">
        <span>
          <b>{formatNumber(totals.tokens)}</b> tokens
        </span>
        {complete ? (
          cost && <CertaintyWord kind={cost.lengths.certainty} why={cost.lengths.why} />
        ) : (
          <span className="ts-3">{countingText(project)}</span>
        )}
      </span>
      {cost && <Price cost={cost} />}
      <Issues project={project} />
      <span className="ts-status-part" data-push="true" role="status">
        {saving ? (
          'Saving…'
        ) : project.refused ? (
          <>
            <SeverityMark kind="error" silent />
            Not saved yet
          </>
        ) : (
          <>
            <IconCheck size={14} aria-hidden />
            Saved {formatTime(savedAt)}
          </>
        )}
      </span>
    </>
  )
}

function Price({ cost }: { cost: CostState }) {
  const { microUsd, certainty, why } = cost.chosen.training
  // While rows are counted the sum still grows, and would be read as a low price.
  if (microUsd === null || !cost.complete || cost.trainRows === 0) return null
  return (
    <span className="ts-status-part">
      <span>
        <b>
          {certainty === 'exact' ? '' : '≈ '}
          {formatUsd(microUsd)}
        </b>{' '}
        to train, {formatCount(cost.epochs, 'pass', 'passes')}
      </span>
      <CertaintyWord kind={certainty} why={why} />
    </span>
  )
}

function countingText({ counting, state }: ProjectHandle): string {
  const total = counting?.total ?? state.totals.rows
  const done = counting?.done ?? state.totals.counted
  return total > 0 ? `counting, ${formatPercent(Math.min(1, done / total))} of the rows` : 'counting'
}

function Issues({ project }: { project: ProjectHandle }) {
  const { rowsWith } = project.state.totals
  const kinds = (['error', 'warning', 'hint'] as const).filter((kind) => rowsWith[kind] > 0)
  if (kinds.length === 0) return null
  return (
    <span className="ts-status-part" style={{ gap: 10 }}>
      {kinds.map((kind) => (
        <Tooltip key={kind} label={`Show the ${formatCount(rowsWith[kind], 'row')}: ${MARK_WORDS[kind].toLowerCase()}`}>
          <button
            type="button"
            className="ts-status-part"
            style={{ padding: 0, gap: 4, border: 0 }}
            onClick={() => {
              project.showRows({ severity: kind })
            }}
          >
            <SeverityMark kind={kind} />
            <b>{formatNumber(rowsWith[kind])}</b>
          </button>
        </Tooltip>
      ))}
    </span>
  )
}

const NETWORK: Readonly<Record<NetworkState['state'], (host: string) => string>> = {
  offline: () => 'Offline — nothing has left this computer',
  asked: () => 'No data has left this computer',
  sent: (host) => `Online with ${host}`,
}

function NetworkPart({ push }: { push: boolean }) {
  const { data } = useQuery(orpc.app.network.queryOptions())
  if (!data) return null
  const Icon = data.state === 'sent' ? IconPlugConnected : IconPlugConnectedX
  return (
    <button
      type="button"
      className="ts-status-part"
      data-push={push}
      onClick={() => {
        const here = currentPlace()
        go({
          at: 'settings',
          page: 'sent',
          project: here.at === 'project' ? here : here.at === 'settings' ? here.project : null,
        })
      }}
    >
      <Icon size={14} aria-hidden />
      {NETWORK[data.state](data.host ?? 'a provider')}
    </button>
  )
}
