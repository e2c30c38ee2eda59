import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'

type PageFrameProps = {
  readonly title: string
  readonly lead: React.ReactNode
  readonly onBack: () => void
  readonly children: React.ReactNode
}

/** A page behind Check, with the way back. Escape goes back, too. */
export function PageFrame({ title, lead, onBack, children }: PageFrameProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus()
  }, [])
  return (
    <div
      className="ts-check"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack()
      }}
    >
      <header className="ts-check-band">
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconArrowLeft size={14} aria-hidden />}
          style={{ marginLeft: -10, marginBottom: 4 }}
          onClick={onBack}
        >
          Back to what was found
        </Button>
        <h1 className="ts-page" tabIndex={-1} ref={head} style={{ outline: 'none' }}>
          {title}
        </h1>
        <p className="ts-lead ts-2">{lead}</p>
      </header>
      <div className="ts-check-page ts-scroll" tabIndex={0} role="region" aria-label={title}>
        {children}
      </div>
    </div>
  )
}
