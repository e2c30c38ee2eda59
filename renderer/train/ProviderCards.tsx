import { Radio } from '@mantine/core'
import {
  IconCheck,
  IconClock,
  IconCloud,
  IconCloudUp,
  IconKey,
  IconPlugConnectedX,
  IconSchool,
  IconServer2,
  IconWorld,
  IconX,
} from '@tabler/icons-react'
import type { Figure } from '../../shared/contract/cost.ts'
import type { ProviderId } from '../../shared/domain/job.ts'
import { formatUsd } from '../../shared/domain/cost/money.ts'
import { Certainty } from '../ui/Certainty.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { Offer } from './offers.ts'

const ICONS: Record<ProviderId, typeof IconCloud> = {
  practice: IconSchool,
  openai: IconCloudUp,
  nebius: IconServer2,
  azure: IconCloud,
  custom: IconWorld,
}

const TAG_ICONS: Record<Offer['tag']['kind'], typeof IconCloud> = {
  stays: IconPlugConnectedX,
  closing: IconClock,
  key: IconKey,
  now: IconCheck,
  gone: IconX,
}

function Price({ price }: { price: Figure | null }) {
  if (price === null) return <b>Free</b>
  if (price.microUsd === null) return <span className="ts-2">price unknown</span>
  return (
    <span className="ts-row ts-num">
      <b>{formatUsd(price.microUsd)}</b>
      <Certainty kind={price.certainty} why={price.why} />
    </span>
  )
}

function ProviderCard({ offer, chosen, onChoose }: { offer: Offer; chosen: boolean; onChoose: () => void }) {
  const Icon = ICONS[offer.provider]
  const TagIcon = TAG_ICONS[offer.tag.kind]
  return (
    <label className="ts-train-offer" data-on={chosen}>
      <span className="ts-row" style={{ gap: 12 }}>
        <span className="ts-train-icon">
          <Icon size={20} stroke={1.6} aria-hidden />
        </span>
        <span className="ts-train-name ts-grow">{offer.name}</span>
        <Radio
          name="provider"
          value={offer.provider}
          checked={chosen}
          onChange={onChoose}
          aria-label={`${offer.name}, ${offer.tag.text}`}
        />
      </span>
      <span className="ts-2 ts-grow ts-train-offer-text">{offer.text}</span>
      <span className="ts-between">
        <Price price={offer.price} />
        <Tag tone={offer.tag.tone} icon={<TagIcon size={14} aria-hidden />}>
          {offer.tag.text}
        </Tag>
      </span>
    </label>
  )
}

type ProviderCardsProps = { offers: readonly Offer[]; provider: ProviderId; onChoose: (provider: ProviderId) => void }

export function ProviderCards({ offers, provider, onChoose }: ProviderCardsProps) {
  return (
    <div className="ts-train-offers" role="radiogroup" aria-label="Where should it be trained?">
      {offers.map((offer) => (
        <ProviderCard
          key={offer.provider}
          offer={offer}
          chosen={offer.provider === provider}
          onChoose={() => {
            onChoose(offer.provider)
          }}
        />
      ))}
    </div>
  )
}
