import { Button } from '@mantine/core'
import type { FailureData } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { formatNumber } from '../../shared/format/figures.ts'
import { Link } from '../ui/Link.tsx'
import { SeverityMark } from '../ui/SeverityMark.tsx'
import { showToast } from '../ui/toast.tsx'
import { useWaysOn } from './waysOn.ts'

type Props = {
  file: string
  failure: FailureData
  options: ImportOptions
  /** Another way to read the file; the same page shows what comes of it. */
  onOptions: (options: ImportOptions) => void
  onChoose: () => void
  onBlank: () => void
  into?: string | undefined
}

/** Why a file cannot be brought in, where, and what can be done about it. */
export function ImportTrouble(props: Props) {
  const { failure } = props
  const { title, rest } = splitTitle(failure.message)
  const ways = useWaysOn(props)
  return (
    <main className="ts-body ts-scroll">
      <div className="ts-trouble">
        <div className="ts-row" style={{ alignItems: 'flex-start', gap: 12 }}>
          <SeverityMark kind="error" size={22} />
          <div className="ts-grow">
            <h1 className="ts-page" style={{ marginTop: -5, overflowWrap: 'anywhere' }}>
              {title}
            </h1>
            <p className="ts-2" style={{ fontSize: 14, lineHeight: '21px', marginTop: 6 }}>
              {[
                rest,
                UNCHANGED.test(rest) ? '' : 'Nothing was brought in and your projects are unchanged.',
                failure.hint,
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
          </div>
        </div>
        <div style={{ margin: '22px 0 0 34px' }}>
          {failure.excerpt && <Excerpt failure={failure} />}
          <h2 className="ts-section" style={{ margin: '24px 0 10px' }}>
            What you can do
          </h2>
          <div className="ts-col" style={{ gap: 8 }}>
            {ways.map((way, index) => (
              <div key={way.title} className="ts-way" data-first={index === 0}>
                <way.icon size={20} stroke={1.6} aria-hidden style={{ flex: 'none' }} />
                <span className="ts-grow">
                  <span className={index === 0 ? 'ts-bold' : 'ts-medium'}>{way.title}</span>
                  <br />
                  <span className="ts-small ts-2">{way.note}</span>
                </span>
                <Button
                  size="xs"
                  variant={index === 0 ? 'filled' : 'default'}
                  aria-label={`${way.label}: ${way.title}`}
                  disabled={way.run === null}
                  onClick={way.run ?? undefined}
                >
                  {way.label}
                </Button>
              </div>
            ))}
          </div>
          <div className="ts-row" style={{ marginTop: 18 }}>
            <Link small onClick={() => void copyDetails(failure)}>
              Copy details
            </Link>
          </div>
        </div>
      </div>
    </main>
  )
}

const UNCHANGED = /nothing was brought in/i

/** The first sentence is the title: `photo.csv is a picture …. More.` A dot inside a file name ends no sentence. */
function splitTitle(message: string): { title: string; rest: string } {
  const end = /\.\s+(?=\p{Lu})/u.exec(message)
  if (!end) return { title: message.replace(/\.$/, ''), rest: '' }
  return { title: message.slice(0, end.index), rest: message.slice(end.index + end[0].length) }
}

function Excerpt({ failure }: { failure: FailureData }) {
  return (
    <div className="ts-excerpt" tabIndex={0} role="group" aria-label="Lines of the file">
      {failure.excerpt?.map(({ line, text }) => (
        <div key={line} data-hit={line === failure.line}>
          <span>{formatNumber(line)}</span>
          <span dir="auto">
            <Line text={text} mark={line === failure.line ? failure.column : undefined} />
          </span>
        </div>
      ))}
    </div>
  )
}

/** A line of the file; `mark`: the character, from 1, that is the trouble. */
function Line({ text, mark }: { text: string; mark: number | undefined }) {
  if (mark === undefined || mark > text.length) return text
  return (
    <>
      {text.slice(0, mark - 1)}
      <mark data-bad="true">{text.slice(mark - 1, mark)}</mark>
      {text.slice(mark)}
    </>
  )
}

async function copyDetails(failure: FailureData): Promise<void> {
  const lines = failure.excerpt?.map(({ line, text }) => `${line}: ${text}`) ?? []
  try {
    await navigator.clipboard.writeText([failure.message, failure.hint ?? '', ...lines].join('\n'))
    showToast({ message: 'Copied the details' })
  } catch {
    // Systems may refuse the clipboard; the text stands on the page.
    showToast({ message: 'The clipboard did not take them. Select the text above and copy it.' })
  }
}
