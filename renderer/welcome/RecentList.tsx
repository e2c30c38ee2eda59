import { ActionIcon } from '@mantine/core'
import { IconFileSpreadsheet, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { RecentProject } from '../../shared/contract/project.ts'
import { formatCount, formatNumber } from '../../shared/format/figures.ts'
import { client, orpc, queryClient } from '../api.ts'
import { openProjectFile } from '../frame/bring.ts'
import { attempt } from '../frame/trouble.ts'
import { go } from '../place.ts'
import { formatWhen } from '../ui/format.ts'
import { Link } from '../ui/Link.tsx'
import { Logo } from '../ui/Logo.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'

/** The projects of this computer, newest first. */
export function RecentList() {
  const { data: recent, dataUpdatedAt } = useQuery({ ...orpc.project.recent.queryOptions(), staleTime: 0 })
  return (
    <aside className="ts-welcome-list" aria-label="Projects">
      <div className="ts-row" style={{ gap: 10, padding: '0 12px 18px' }}>
        <Logo size={30} />
        <span style={{ fontSize: 16, fontWeight: 660, letterSpacing: '-0.02em', lineHeight: '20px' }}>Tunesheet</span>
      </div>
      <div className="ts-between" style={{ padding: '0 12px 6px' }}>
        <span className="ts-label">Recent</span>
        <Link small label="Open a project file" onClick={() => void openProjectFile()}>
          Open…
        </Link>
      </div>
      <ul className="ts-grow ts-scroll" style={{ padding: 1, margin: -1 }}>
        {recent?.map((project) => (
          <Recent key={project.id} project={project} now={dataUpdatedAt} />
        ))}
        {recent?.length === 0 && (
          <li className="ts-small ts-3" style={{ padding: '9px 12px' }}>
            Nothing yet. What you bring in stays listed here.
          </li>
        )}
      </ul>
    </aside>
  )
}

function Recent({ project, now }: { project: RecentProject; now: number }) {
  const forget = async () => {
    await client.project.forget({ project: project.id })
    await queryClient.invalidateQueries({ queryKey: orpc.project.recent.key() })
  }
  return (
    <li className="ts-recent" data-gone={!project.exists}>
      <button
        type="button"
        onClick={() => {
          go({ at: 'project', id: project.id, step: 'data' })
        }}
      >
        <IconFileSpreadsheet size={20} stroke={1.6} aria-hidden />
        <span className="ts-grow">
          <span className="ts-between">
            <span className="ts-medium ts-ell" dir="auto">
              {project.name}
            </span>
            <span className="ts-micro ts-3 ts-nowrap">{formatWhen(project.openedAt, now)}</span>
          </span>
          <span className="ts-small ts-3 ts-num ts-row" style={{ gap: 6 }}>
            {formatCount(project.rows, 'row')}
            <span style={{ width: 1, height: 10, background: 'var(--ts-line-strong)' }} />
            <State project={project} />
          </span>
        </span>
      </button>
      <ActionIcon
        className="ts-recent-off"
        size={22}
        aria-label={`Take ${project.name} off this list`}
        onClick={() => void attempt(forget)}
      >
        <IconX size={14} />
      </ActionIcon>
    </li>
  )
}

function State({ project }: { project: RecentProject }) {
  if (!project.exists) return <span>not where it was</span>
  const kind = project.errors > 0 ? 'error' : 'done'
  if (project.rows === 0) return <span className="ts-2">empty</span>
  return (
    <>
      <SeverityMark kind={kind} size={10} silent />
      <span className="ts-2">
        {project.errors > 0 ? `${formatNumber(project.errors)} must be fixed` : 'nothing must be fixed'}
      </span>
    </>
  )
}
