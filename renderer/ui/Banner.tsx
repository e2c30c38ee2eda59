import { SeverityMark } from './SeverityMark.tsx'

type BannerProps = { tone: 'must' | 'worth' | 'plain'; children: React.ReactNode; action?: React.ReactNode }

/** Stays until it is no longer true. `action`: a small button or a link. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div className="ts-banner" data-tone={tone} role={tone === 'must' ? 'alert' : 'status'}>
      {tone !== 'plain' && <SeverityMark kind={tone === 'must' ? 'error' : 'warning'} size={14} />}
      <span className="ts-grow">{children}</span>
      {action}
    </div>
  )
}
