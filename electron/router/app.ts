import type { NetworkState } from '../../shared/contract/app.ts'
import { Failure } from '../../shared/domain/failure.ts'
import { dayAt } from '../dayAt.ts'
import { implementer } from './base.ts'

const LINKS = {
  'openai-keys': 'https://platform.openai.com/api-keys',
  'nebius-keys': 'https://tokenfactory.nebius.com/',
  'azure-keys': 'https://portal.azure.com/',
  help: 'https://platform.openai.com/docs/guides/supervised-fine-tuning',
} as const

const PLATFORMS: Partial<Record<NodeJS.Platform, 'mac' | 'windows'>> = { darwin: 'mac', win32: 'windows' }

export const app = {
  info: implementer.app.info.handler(({ context }) => ({
    version: context.version,
    door: context.host.door,
    platform: PLATFORMS[process.platform] ?? 'linux',
    keychain: context.host.secrets.keychain(),
    today: dayAt(context.now()),
  })),
  network: implementer.app.network.handler(({ context }): NetworkState => context.state.network()),
  sent: implementer.app.sent.handler(({ context }) => context.state.sent()),
  preferences: implementer.app.preferences.handler(({ context }) => context.state.preferences()),
  setPreferences: implementer.app.setPreferences.handler(({ context, input }) => {
    context.state.setPreferences(input)
    return context.state.preferences()
  }),
  openLink: implementer.app.openLink.handler(({ context, input }) => {
    context.host.openLink(LINKS[input.link])
  }),
}

export const files = {
  pick: implementer.files.pick.handler(async ({ context, input }) => {
    if (input.several === true) {
      const paths = await context.host.pickFiles()
      return paths.length === 0 ? null : context.refs.group(paths.map((path) => context.refs.add(path).ref))
    }
    const path = await context.host.pickFile(input.kind)
    return path === null ? null : context.refs.add(path)
  }),
  dropped: implementer.files.dropped.handler(({ context, input }) => {
    // Only the desktop knows paths of dropped files; a browser sends their bytes.
    if (context.host.door !== 'desktop') {
      throw new Failure({
        code: 'wrong-input',
        message: 'This window cannot name files by their path.',
        hint: 'Choose the file.',
      })
    }
    // Pictures of a web page and mails of some programs have no path.
    if (input.path === '') {
      throw new Failure({
        code: 'not-found',
        message: 'What you dropped is not a file on this computer.',
        hint: 'Save it as a file first, then drop that.',
      })
    }
    return context.refs.add(input.path)
  }),
  show: implementer.files.show.handler(({ context, input }) => {
    context.host.showFile(context.refs.get(input.ref).path)
  }),
}
