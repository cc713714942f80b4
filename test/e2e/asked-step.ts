import type { Page } from 'playwright-core'

/** Does what the page asks about first: opens the question where it is shut, and says yes. */
export async function doAsked(page: Page, intent: string): Promise<void> {
  const asks = page.locator(`form:has(input[name="intent"][value="${intent}"]) details[data-asks]`)
  if ((await asks.getAttribute('open')) === null) await asks.locator('summary').click()
  await asks.locator('button').click()
}
