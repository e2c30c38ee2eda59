import { randomUUID } from 'node:crypto'
import { folders } from '../folders.ts'
import { AppState } from '../project/appState.ts'
import { environmentSecrets } from '../secrets/environment.ts'
import { createTraining, type Training } from '../training/service.ts'

/** What the training commands share: where jobs are recorded and how they are sent. */
export type Session = { readonly state: AppState; readonly training: Training; readonly projectsDir: string }

/** Opens the app's own state for one command. Keys come from the environment, never from the command line. */
export async function withSession<T>(baseUrl: string | undefined, work: (session: Session) => Promise<T>): Promise<T> {
  const { projectsDir, stateDir } = folders()
  const state = AppState.open(stateDir)
  const training = createTraining({
    sentLog: state,
    submissions: state,
    secrets: environmentSecrets(process.env, baseUrl ?? null),
    now: Date.now,
    uuid: randomUUID,
    stateDir,
    practicePace: Number(process.env['TUNESHEET_PRACTICE_PACE'] ?? 1),
    notify: () => undefined,
  })
  try {
    return await work({ state, training, projectsDir })
  } finally {
    state.close()
  }
}
