import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/contract.ts'
import type { app } from './standIn/app.ts'
import type { OpenWindow, World } from './standIn/world.ts'

/** What a check is given: the outside of the program, and its life. */
export type Check = (outside: { world: World; app: typeof app }) => Promise<void>

export type Client = ContractRouterClient<typeof contract>

type PageSide = { standInFromMain(data: string): void; standInSend?: (data: string) => void }

let opened = 0

/** Speaks the contract as the page of a window would: through the preload, over a message port of the page. */
export async function clientOf(window: OpenWindow): Promise<Client> {
  const page = window.webContents.standInPage
  const name = `standInFromMain${++opened}`
  let hear: (event: { data: string }) => void = () => undefined
  await page.exposeBinding(name, (_source, data: string) => {
    hear({ data })
  })
  await page.evaluate((binding) => {
    const side = globalThis as unknown as PageSide & Record<string, (data: string) => void>
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<string>) => {
      side[binding]?.(data)
    }
    side[`${binding}Send`] = (data) => {
      port1.postMessage(data)
    }
    globalThis.postMessage('tunesheet:connect', '*', [port2])
  }, name)
  const send = (data: string): void => {
    void page.evaluate(
      ([binding, message]) => {
        ;(globalThis as unknown as Record<string, (data: string) => void>)[`${binding}Send`]?.(message)
      },
      [name, data] as [string, string],
    )
  }
  const port = {
    on(event: string, listener: (event?: { data: unknown }) => void) {
      if (event === 'message') hear = listener
    },
    postMessage: send,
  }
  return createORPCClient(new RPCLink({ port }))
}
