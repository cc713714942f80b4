import Bowser from 'bowser'

/** What a browser says it is; empty where it does not say, or nobody knows it. */
export interface BrowserName {
  readonly browser: string
  readonly system: string
}

/** @param agent a `User-Agent` header, which anybody can make up */
export function browserOf(agent: string): BrowserName {
  if (agent.trim() === '') return { browser: '', system: '' }
  const { browser, os } = Bowser.parse(agent)
  const major = browser.version?.split('.')[0] ?? ''
  return { browser: [browser.name ?? '', major].filter((part) => part !== '').join(' '), system: os.name ?? '' }
}
