import type { FailureData } from '../../shared/domain/failure.ts'
import type { ImportOptions } from '../../shared/domain/reading/importOptions.ts'
import { client } from '../api.ts'
import { Banners } from '../frame/Banners.tsx'
import { bringFile, openNew } from '../frame/bring.ts'
import { StatusBar } from '../frame/StatusBar.tsx'
import { TitleBar } from '../frame/TitleBar.tsx'
import { ImportTrouble } from './ImportTrouble.tsx'

type TroubleProps = {
  file: string
  failure: FailureData
  options: ImportOptions
  onOptions: (options: ImportOptions) => void
  /** The open project that was to get the rows; none: they were to become one. */
  into?: string | undefined
}

/** Why the files cannot be read, and the ways on. */
export function FileTrouble(trouble: TroubleProps) {
  return (
    <>
      <ImportTrouble
        {...trouble}
        onChoose={() => void bringFile(trouble.into)}
        onBlank={() => void openNew(() => client.project.create({ name: 'Untitled' }))}
      />
      <StatusBar />
    </>
  )
}

type FileFrameProps = Omit<TroubleProps, 'failure'> & {
  title: string
  failure: FailureData | null
  onCancel: () => void
  /** Null: it is not known yet how the files are read. */
  children: React.ReactNode
}

/** The window around files on their way to a sheet. */
export function FileFrame({ title, failure, onCancel, children, ...trouble }: FileFrameProps) {
  return (
    <>
      <TitleBar title={title} onCancel={onCancel} />
      <Banners />
      {failure ? <FileTrouble failure={failure} {...trouble} /> : (children ?? <main className="ts-body" aria-busy />)}
    </>
  )
}
