import { findSite } from '#db/repositories/site.ts'
import { database } from '../database.server.ts'

let demo: Promise<boolean> | undefined

/** Whether the database was made for trying out; that never changes, so it is asked once. */
export function isDemo(): Promise<boolean> {
  demo ??= database()
    .then(({ db }) => findSite(db))
    .then((site) => site.isDemo)
    .catch((error: unknown) => {
      demo = undefined
      throw error
    })
  return demo
}
