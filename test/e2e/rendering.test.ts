import { describe, expect, inject, test } from 'vitest'

const site = inject('siteUrl')

async function cases(): Promise<string[]> {
  const list = await (await fetch(`${site}/cases`)).text()
  return [...new Set([...list.matchAll(/href="(\/cases\/[a-z0-9-]+)"/g)].map(([, address = '']) => address))]
}

describe('the bytes of a page', () => {
  test('hold a whole document without zero bytes, in both languages', async () => {
    const addresses = ['/', '/cases', '/methods', '/glossary', ...(await cases())]
    expect(addresses.length).toBeGreaterThan(15)
    for (const address of addresses)
      for (const language of ['zh-CN', 'en']) {
        const html = await (await fetch(`${site}${address}?lang=${language}`)).text()
        expect(html.startsWith('<!DOCTYPE html><html'), address).toBe(true)
        expect(html.indexOf('\0'), `${address} in ${language}`).toBe(-1)
      }
  })

  test('carry the data of the page once, where nothing in it can end the script', async () => {
    const html = await (await fetch(`${site}/cases`)).text()
    const scripts = [...html.matchAll(/<script>window\.__remixContext\.streamController\.(\w+)\((.*?)\);<\/script>/gs)]
    expect(scripts.map(([, call]) => call)).toEqual(['enqueue', 'close'])
    const data = scripts[0]![2]!
    expect(data).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(data)).toContain('qingshan-plan')
  })

  test('carry it again where it was written before, each language and view its own, and alone it is whole too', async () => {
    const policyAndData = async (query: string) => {
      const answer = await fetch(`${site}/cases?${query}`)
      const scripts = /<script>window\.__remixContext\.streamController\.enqueue.*/s.exec(await answer.text())![0]
      return [answer.headers.get('content-security-policy')!.match(/sha256-[^']+/g)!.length, scripts]
    }
    const asked = ['lang=zh-CN', 'lang=en', 'lang=zh-CN&sort=coverage']
    const first = await Promise.all(asked.map((query) => policyAndData(`${query}&x=1`)))
    const again = await Promise.all(asked.map((query) => policyAndData(`${query}&x=2`)))
    expect(again).toEqual(first)
    expect(new Set(first.map(([, data]) => data)).size).toBe(asked.length)
    expect(await (await fetch(`${site}/cases.data?lang=zh-CN&x=3`)).text()).toContain('qingshan-plan')
  })

  test.each([
    ['/', 'id="rules"', '/_root.data'],
    ['/cases/qingshan-plan', 'id="evidence"', '/cases/qingshan-plan.data'],
  ])('of %s, which is only read, carry no data a second time and nothing for React', async (address, part, alone) => {
    const html = await (await fetch(`${site}${address}`)).text()
    expect(html).toContain(part)
    expect(html).not.toContain('__remixContext')
    expect(html).not.toContain('<!-- -->')
    expect(html.match(/<script/g)).toHaveLength(2)
    // Nor is it written out for a script that asks for it alone.
    expect(await (await fetch(`${site}${alone}`)).text()).not.toContain('青山计划')
  })
})
