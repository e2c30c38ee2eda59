import { app, type Session, type WebContents } from 'electron'
import { isOwnAddress } from './origin.ts'
import { openExternal } from './openExternal.ts'

/** The web's clipboard is how a sheet copies and pastes; everything else a page may ask for is refused. */
const GRANTED: readonly string[] = ['clipboard-read', 'clipboard-sanitized-write']

/** What a page of ours may never do, whatever gets into it. */
export function guardContents(contents: WebContents, home: string): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (!isOwnAddress(event.url, home)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  // No policy of content and no filter of requests hears of these connections.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.setWindowOpenHandler(({ url }) => {
    void openExternal(url)
    return { action: 'deny' }
  })
}

/** Permissions and downloads denied, the spell checker's dictionaries off, and no request of a page leaves the computer. */
export function guardSession(session: Session, home: string): void {
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(GRANTED.includes(permission) && isOwnAddress(contents.getURL(), home))
  })
  session.setPermissionCheckHandler(
    (contents, permission) => GRANTED.includes(permission) && isOwnAddress(contents?.getURL(), home),
  )
  session.setDevicePermissionHandler(() => false)
  // Its dictionaries would come from the network. Being switched off does not stop the download that a new session begins
  // for the language of the system; having no languages does.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  // Chromium would look by itself whether the system's name server also answers encrypted.
  app.configureHostResolver({ enableBuiltInResolver: false, secureDnsMode: 'off' })
  // Files leave the app through its own dialogs only.
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'file://*/*'] },
    (details, answer) => {
      answer({ cancel: !isAllowedRequest(details.url, home) })
    },
  )
}

function isAllowedRequest(address: string, home: string): boolean {
  // With a development server its own socket belongs to it.
  return isOwnAddress(address, home) || isOwnAddress(address.replace(/^ws/, 'http'), home)
}
