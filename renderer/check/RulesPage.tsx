import { TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RuleCard } from '../../shared/contract/facts.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { orpc } from '../api.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { MARK_WORDS, SeverityMark } from '../ui/SeverityMark.tsx'
import { Tag } from '../ui/Tag.tsx'
import { PageFrame } from './PageFrame.tsx'

const SEVERITIES = ['error', 'warning', 'hint'] as const

const FIX: Readonly<Record<RuleCard['fix'], string>> = {
  safe: 'Fixed with one click',
  look: 'Fixed after a look',
  pairs: 'Decided pair by pair',
  none: 'Fixed by hand',
}

function Rule({ rule }: { rule: RuleCard }) {
  return (
    <li className="ts-check-rule-card">
      <div className="ts-between" style={{ alignItems: 'baseline' }}>
        <h3 className="ts-check-topic-title">{rule.title}</h3>
        <Tag tone={rule.fix === 'none' ? 'plain' : 'good'}>{FIX[rule.fix]}</Tag>
      </div>
      <p className="ts-small ts-2">{rule.why}</p>
      {rule.example !== null && (
        <p className="ts-small">
          <span className="ts-3">For example </span>
          <span className="ts-check-sample">{rule.example}</span>
        </p>
      )}
      <p className="ts-micro ts-3">From: {rule.source}</p>
    </li>
  )
}

/** Every rule there is: what it looks for, why, and from where it is known. */
export function RulesPage({ onBack }: { onBack: () => void }) {
  const [sought, setSought] = useState('')
  const { data: rules = [] } = useQuery(orpc.facts.rules.queryOptions({ input: {} }))
  const words = sought.trim().toLowerCase()
  const shown = rules.filter(({ title, why }) => `${title} ${why}`.toLowerCase().includes(words))
  return (
    <PageFrame
      title="What is looked at"
      lead={`${formatNumber(rules.length)} rules, all of them on this computer. Nothing is sent anywhere to be checked.`}
      onBack={onBack}
    >
      <TextInput
        value={sought}
        placeholder="Find a rule"
        aria-label="Find a rule"
        style={{ maxWidth: 320 }}
        onChange={(event) => {
          setSought(event.currentTarget.value)
        }}
      />
      {rules.length > 0 && shown.length === 0 && (
        <EmptyState title={`No rule has “${sought}”.`}>Try another word.</EmptyState>
      )}
      {SEVERITIES.map((severity) => {
        const own = shown.filter((rule) => rule.severity === severity)
        if (own.length === 0) return null
        return (
          <section key={severity}>
            <h2 className="ts-check-rules-head">
              <SeverityMark kind={severity} silent />
              <span className="ts-section">{MARK_WORDS[severity]}</span>
              <span className="ts-num ts-small ts-3">{formatNumber(own.length)}</span>
            </h2>
            <ul className="ts-check-rule-cards">
              {own.map((rule) => (
                <Rule key={rule.rule} rule={rule} />
              ))}
            </ul>
          </section>
        )
      })}
    </PageFrame>
  )
}
