import type { ContentPart } from '../../../shared/domain/example/chat.ts'
import { isFields } from '../../../shared/domain/example/jsonl.ts'
import { formatBytes } from '../../../shared/format/figures.ts'

type PartsProps = {
  readonly parts: readonly ContentPart[]
  readonly label: string
  readonly onText: (at: number, text: string) => void
}

/** The parts of a message that is more than text. Texts can be edited; pictures and the rest are kept as they are. */
export function Parts({ parts, label, onText }: PartsProps) {
  return parts.map((part, at) =>
    part.type === 'text' && typeof part.text === 'string' ? (
      <textarea
        key={at}
        className="sheet-chat-say"
        dir="auto"
        aria-label={`${label}, part ${at + 1}`}
        value={part.text}
        onChange={(event) => {
          onText(at, event.currentTarget.value)
        }}
      />
    ) : (
      <Kept key={at} part={part} />
    ),
  )
}

/** A picture inside of the file is shown. One elsewhere is only named: looking at it would tell its server so. */
function Kept({ part }: { part: ContentPart }) {
  const url = urlOf(part)
  if (url?.startsWith('data:image/'))
    return (
      <figure className="sheet-chat-kept">
        <img src={url} alt="" />
        <figcaption className="ts-small ts-3">
          Picture, {formatBytes(Math.round(url.length * 0.75))}, kept as it is
        </figcaption>
      </figure>
    )
  return (
    <div className="sheet-chat-kept ts-small ts-3">
      {url === null ? 'A part that is kept as it is' : 'Picture elsewhere, not loaded, kept as it is'}
      <code className="ts-mono" dir="ltr">
        {shortened(url ?? JSON.stringify(part))}
      </code>
    </div>
  )
}

function urlOf(part: ContentPart): string | null {
  const image = part['image_url']
  const url = isFields(image) ? image['url'] : image
  return typeof url === 'string' ? url : null
}

export function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text
}
