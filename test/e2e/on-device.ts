import type { Page } from 'playwright-core'

/** What the browser keeps by itself of texts and sheets that the server has not confirmed. */
export const onDevice = async (page: Page) =>
  ((await read(page, 'getAll')) as { text: string }[]).map(({ text }) => text)

/** Under which keys: of whom, and of what. */
export const keysOnDevice = async (page: Page) => (await read(page, 'getAllKeys')) as string[]

const read = (page: Page, what: 'getAll' | 'getAllKeys') =>
  page.evaluate(async (method) => {
    // One that the page has not made yet would be made here, without what the page puts into it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'shandu-desk')) return []
    return new Promise<unknown[]>((done, fail) => {
      const opening = indexedDB.open('shandu-desk')
      opening.onerror = () => fail(opening.error!)
      opening.onsuccess = () => {
        const reading = opening.result.transaction('copies').objectStore('copies')[method]()
        reading.onerror = () => fail(reading.error!)
        reading.onsuccess = () => {
          opening.result.close()
          done(reading.result)
        }
      }
    })
  }, what)
