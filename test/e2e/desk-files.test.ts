import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dayInBeijing } from '#app/i18n/format.ts'
import { sha256 } from '#db/digest.server.ts'
import { publishRevisions } from '#db/repositories/case.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import type { MadePerson } from '#test/make/accounts.ts'
import { makePng, pngChunk, pngHeader, PNG_START } from '#test/make/picture.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('files')

const CASE = 'cunwu-pingtai'
const EDITOR = `/desk/cases/${CASE}`
const SECRET = 'N 31.2304 E 121.4737'
const TAKEN = makePng({
  width: 300,
  height: 200,
  grey: 90,
  between: [pngChunk('tEXt', Buffer.from(`Place\0${SECRET}`))],
})
const CLEAN = makePng({ width: 300, height: 200, grey: 90 })

const researcher = () => here.makePerson({ name: 'Li Hua', roles: ['researcher'] })
const sessionOf = (person: MadePerson) => here.sessionOf(person)

async function editorOpen(page: Page): Promise<void> {
  await page.locator('.cm-content').waitFor()
  await page.locator('[data-scores="current"]').waitFor({ state: 'attached' })
}

const onDisk = (name: string, bytes: Uint8Array): string => {
  const path = join(here.folder, name)
  writeFileSync(path, bytes)
  return path
}
const draftOf = async (person: MadePerson) => (await findWorkingCopy(here.database.db, person.id, CASE))!.text

/** The room that is kept free for pictures, and that of the picture above. */
const roomOf = (images: Element[]) => images.map((image) => [image.getAttribute('width'), image.getAttribute('height')])
const ROOM = ['300', '200']

describe('a picture', () => {
  test('is pasted into the text, has its words written, is saved, and is seen by readers only once it is published', async () => {
    const person = await researcher()
    const { page, faults } = await here.visitAs(person, EDITOR)
    await editorOpen(page)
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+End')
    await page.locator('.cm-content').evaluate(
      (content, bytes) => {
        const data = new DataTransfer()
        data.items.add(new File([new Uint8Array(bytes)], 'Lake Shore.png', { type: 'image/png' }))
        content.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      [...TAKEN],
    )
    await expect.poll(() => draftOf(person)).toContain('![](lake-shore.png)')
    await page.keyboard.type('The shore of a lake')
    await expect.poll(() => draftOf(person)).toContain('![The shore of a lake](lake-shore.png)')

    const panel = page.locator('details[data-files]')
    await panel.locator('summary').first().click()
    await expect.poll(() => panel.getAttribute('data-files')).toBe('1')
    expect(await panel.innerText()).toContain('new, not in a revision yet')
    expect(await axeFindings(page)).toEqual([])
    const working = await page.request.get(`${here.url}/desk/cases/${CASE}/files/lake-shore.png`)
    expect(await working.body()).toEqual(CLEAN)

    // Beside the text it has its room before it has come, as on the page that readers will see.
    await page.locator('summary', { hasText: 'How the text will look' }).click()
    await expect.poll(() => page.locator('[data-page] img').evaluateAll(roomOf)).toEqual([ROOM])

    await page.getByLabel('What you did').fill('A picture')
    await page.getByRole('button', { name: 'Save as a revision' }).click()
    await page.locator('[data-saved="2"]').waitFor()
    await expect.poll(() => panel.innerText()).not.toContain('not in a revision yet')

    const files = [`/cases/${CASE}/files/lake-shore.png`, `/cases/${CASE}/r/2/files/lake-shore.png`]
    for (const path of files) expect((await fetch(here.url + path)).status).toBe(404)
    await changeLibrary(here.database.db, (library) =>
      publishRevisions(library, [`${CASE}@2`], new Date().toISOString()),
    )
    await expect.poll(async () => (await fetch(here.url + files[0])).status).toBe(200)
    for (const path of files) {
      const answer = await fetch(here.url + path)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(CLEAN)
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
      expect(answer.headers.get('content-disposition')).toContain('inline; filename="lake-shore.png"')
      expect(answer.headers.get('etag')).toBe(`"${sha256(CLEAN)}"`)
      const again = await fetch(here.url + path, { headers: { 'if-none-match': `"${sha256(CLEAN)}"` } })
      expect(again.status).toBe(304)
    }
    expect((await fetch(here.url + files[1])).headers.get('cache-control')).toBe('public, no-cache')

    const reader = await here.visit(`/cases/${CASE}?lang=zh-CN`)
    const shown = reader.page.getByAltText('The shore of a lake')
    await shown.scrollIntoViewIfNeeded()
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(300)
    expect(await shown.evaluateAll(roomOf)).toEqual([ROOM])
    expect(await axeFindings(reader.page)).toEqual([])
    expect([...faults, ...reader.faults]).toEqual([])
  })

  test('is added, refused and taken out again on a page that works without scripts', async () => {
    const person = await researcher()
    const { page } = await here.visitAs(person, EDITOR, { javaScriptEnabled: false })
    await page.goto(`${here.url}/desk/cases/${CASE}/files`)
    const add = async (name: string, bytes: Uint8Array) => {
      await page.getByLabel('Add a picture or PDF').setInputFiles(onDisk(name, bytes))
      await page.getByRole('button', { name: 'Add', exact: true }).click()
    }
    await add('photo one.png', makePng({ width: 30, height: 20, grey: 91 }))
    expect(await page.getByRole('status').innerText()).toContain('![](photo-one.png)')
    await add('drawing.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))
    expect(await page.getByRole('alert').innerText()).toContain('holds SVG and was not taken')
    await add('report.pdf', Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'))
    const download = await page.request.get(`${here.url}/desk/cases/${CASE}/files/report.pdf`)
    expect(download.headers()['content-disposition']).toBe(`attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`) // prettier-ignore
    await page.getByRole('button', { name: 'Take out photo-one.png' }).click()
    expect(await page.getByRole('status').innerText()).toContain('Took out photo-one.png')
    expect((await page.request.get(`${here.url}/desk/cases/${CASE}/files/photo-one.png`)).status()).toBe(404)
  })
})

test('two files of one name are shown side by side, each can be opened, and the chosen one is saved', async () => {
  const [hua, mei] = [await researcher(), await here.makePerson({ name: 'Wang Mei', roles: ['researcher'] })]
  const sides = { theirs: makePng({ width: 60, height: 40, grey: 10 }), mine: makePng({ width: 90, height: 50, grey: 200 }) } // prettier-ignore
  const savedMap = async (person: MadePerson, bytes: Uint8Array) => {
    const { page, faults } = await here.visitAs(person, '/desk/cases/game-card')
    await editorOpen(page)
    return {
      page,
      faults,
      async add() {
        const panel = page.locator('details[data-files]')
        await panel.locator('summary').first().click()
        await panel.getByLabel('Add a picture or PDF').setInputFiles(onDisk('map.png', bytes))
        await expect.poll(() => panel.getAttribute('data-files')).toBe('1')
      },
      async save() {
        await page.getByLabel('What you did').fill('A map')
        await page.getByRole('button', { name: 'Save as a revision' }).click()
      },
    }
  }
  const [first, second] = [await savedMap(hua, sides.theirs), await savedMap(mei, sides.mine)]
  await first.add()
  await second.add()
  await first.save()
  await first.page.locator('[data-saved="2"]').waitFor()
  await second.save()
  const conflict = second.page.locator('[data-conflicts="1"]')
  await conflict.waitFor()
  expect(await conflict.locator('legend').innerText()).toContain('map.png')
  // Each side shows its own picture; the file was in no revision before.
  const pictures = conflict.locator('fieldset img')
  const widths = () => pictures.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
  await expect.poll(widths).toEqual([90, 60])
  const said = await conflict.innerText()
  expect(said.match(/PNG · 1 kB/g)).toHaveLength(2)
  expect(said).toContain('(not there)')
  const opened = await conflict.getByRole('link', { name: 'Open it' }).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href)) // prettier-ignore
  const bodies = await Promise.all(opened.map(async (address) => (await second.page.request.get(address)).body()))
  expect(bodies).toEqual([sides.mine, sides.theirs].map((bytes) => Buffer.from(bytes)))
  // A file is taken, not written by hand.
  expect(await conflict.getByLabel('Write it').count()).toBe(0)
  expect(await axeFindings(second.page)).toEqual([])
  await conflict.getByLabel('Yours').check()
  await conflict.getByRole('button', { name: 'Save with these choices' }).click()
  await second.page.locator('[data-saved="3"]').waitFor()
  const kept = await second.page.request.get(`${here.url}/desk/cases/game-card/files/map.png`)
  expect(await kept.body()).toEqual(Buffer.from(sides.mine))
  expect(second.faults.filter((fault) => !fault.includes('409'))).toEqual([])
})

test('the page of files has no findings in either language, wide and narrow', async () => {
  const person = await researcher()
  for (const [locale, width] of [
    ['en-GB', 1280],
    ['zh-CN', 390],
  ] as const) {
    // prettier-ignore
    const { page, faults } = await here.visitAs(person, EDITOR, { locale, viewport: { width, height: 900 } })
    await page.goto(`${here.url}/desk/cases/${CASE}/files`)
    expect(await axeFindings(page)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(over).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
  }
})

test('a copy of a source is kept, its digest and the day are written into the case and nothing else changes', async () => {
  const person = await researcher()
  const { page, faults } = await here.visitAs(person, EDITOR)
  await editorOpen(page)
  const before = await draftOf(person)
  await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Forms', exact: true }).click()
  const source = page.locator('[data-list="sources"] > details').first()
  await source.locator(':scope > summary').click()
  const saved = Buffer.from('<!doctype html><title>x</title><script>alert(1)</script>')
  const today = () => dayInBeijing(new Date().toISOString())
  const begun = today()
  await source.getByLabel('Attach the copy you read').setInputFiles(onDisk('saved.html', saved))
  await expect.poll(() => draftOf(person)).toContain(sha256(saved))
  const after = await draftOf(person)
  const [archived = '', day] = new RegExp(` {4}archived:\n {6}sha256: ${sha256(saved)}\n {6}date: (.*)\n`).exec(after)!
  // The day may turn meanwhile.
  expect([begun, today()]).toContain(day)
  // Without these lines, and whatever day it was read, it is the case that it was.
  const others = (text: string) => text.split('\n').filter((line) => !line.includes('accessed:'))
  expect(others(after.replace(archived, ''))).toEqual(others(before))

  const copy = await page.request.get(`${here.url}/desk/copies/${sha256(saved)}`)
  expect(copy.headers()['content-type']).toBe('application/octet-stream')
  expect(copy.headers()['content-disposition']).toContain('attachment')
  expect(await copy.body()).toEqual(saved)
  expect((await fetch(`${here.url}/desk/copies/${sha256(saved)}`, { redirect: 'manual' })).status).toBe(303)
  expect(faults).toEqual([])
})

test('without scripts a copy is handed in by a form, and a reviewer removes it with a reason that is read wherever it was named', async () => {
  const person = await researcher()
  const { page, faults } = await here.visitAs(person, EDITOR, { javaScriptEnabled: false })
  await page.click('a[href$="/copies"]')
  const bytes = Buffer.from('<!doctype html><title>as it was read</title>')
  const source = await page.locator('#source option').nth(1).getAttribute('value')
  await page.setInputFiles('#file', onDisk('page.html', bytes))
  await page.click('main form button')
  expect(await page.locator('#source-problem').innerText()).not.toBe('')
  await page.selectOption('#source', source!)
  await page.setInputFiles('#file', onDisk('archive.zip', Buffer.from('PK\u0003\u0004\0')))
  await page.click('main form button')
  expect(await page.locator('#file-problem').innerText()).toContain('holds ZIP')
  await page.setInputFiles('#file', onDisk('page.html', bytes))
  await page.click('main form button')
  expect(await page.locator('[role=status]').innerText()).toContain('your draft names it')
  expect(await draftOf(person)).toContain(sha256(bytes))

  const reviewer = await here.makePerson({ name: 'Chen Wei', roles: ['reviewer'] })
  const removing = (await here.visitAs(reviewer, '/desk/copies', { javaScriptEnabled: false })).page
  const row = removing.locator(`#c-${sha256(bytes).slice(0, 12)}`)
  await row.locator('summary').click()
  await row.locator('textarea').fill('It shows a private telephone number.')
  await row.locator('form button').click()
  expect(await removing.locator('[role=status]').innerText()).toContain('removed')
  await page.goto(`${here.url}/desk/copies/${sha256(bytes)}`)
  expect(await page.locator('main').innerText()).toMatch(
    /Chen Wei removed it on [\s\S]*It shows a private telephone number\./,
  )
  await page.goto(`${here.url}${EDITOR}/copies`)
  expect(await page.locator('main').innerText()).toContain('It shows a private telephone number.')
  const editor = (await here.visitAs(person, EDITOR)).page
  await editorOpen(editor)
  await editor.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Forms', exact: true }).click()
  await editor.locator('[data-list="sources"] > details > summary').first().click()
  await editor.getByText('This copy was removed on').waitFor()
  // A browser notes the refused forms.
  expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
})

describe('what an attacker sends', () => {
  const send = async (cookie: string, name: string, bytes: Uint8Array) => {
    const boundary = 'x-boundary-x'
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="intent"\r\n\r\nadd\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
    const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
    const answer = await fetch(`${here.url}/desk/cases/${CASE}/files/keep`, {
      method: 'POST',
      headers: { cookie: `session=${cookie}`, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${boundary}` }, // prettier-ignore
      body,
    })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, text }
  }

  test('gets a reason, a safe name, or nothing', async () => {
    const cookie = await sessionOf(await researcher())
    const code = async (name: string, bytes: Uint8Array) => {
      const { text } = await send(cookie, name, bytes)
      return (JSON.parse(text) as { problems: { code: string }[] }).problems[0]!.code
    }
    const gif = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(5), Buffer.from('*/=1;alert(document.cookie)//')])
    expect(await code('a.gif', gif)).toBe('file-not-whole')
    const large = Buffer.concat([PNG_START, pngHeader(10_001, 1), makePng().subarray(33)])
    expect(await code('a.png', large)).toBe('file-too-many-pixels')
    expect(await code('a.png', Buffer.from('<!doctype html><script>alert(1)</script>'))).toBe('file-wrong-kind-found')
    const heavy = await send(cookie, 'a.png', Buffer.alloc(11 * 1024 * 1024))
    expect([heavy.status, JSON.parse(heavy.text)]).toMatchObject([422, { problems: [{ code: 'file-too-large' }] }])
    expect((await send(cookie, 'a.png', Buffer.alloc(13 * 1024 * 1024))).status).toBe(413)

    const pathOf = async (name: string, grey: number) =>
      (JSON.parse((await send(cookie, name, makePng({ grey }))).text) as { path: string }).path
    expect(await pathOf('../../x.png', 1)).toBe('x.png')
    expect(await pathOf('%22; \u202Egnp.exe', 2)).toMatch(/^[a-z0-9-]+\.png$/)
    expect(await pathOf("a%0D%0ASet-Cookie: x=1'.png", 3)).toMatch(/^[a-z0-9-]+\.png$/)
    for (const path of ['..%2f..%2fcase.md', 'case.md', '%2e%2e/case.md', '.x.png', 'x.png%00']) {
      const answer = await fetch(`${here.url}/desk/cases/${CASE}/files/${path}`, { headers: { cookie: `session=${cookie}` }, redirect: 'manual' }) // prettier-ignore
      expect([400, 404], path).toContain(answer.status)
    }
  })

  test('somebody else’s unsaved picture is not there for another researcher, nor for a reader', async () => {
    const owner = await sessionOf(await researcher())
    await send(owner, 'mine.png', makePng({ grey: 77 }))
    const mine = `${here.url}/desk/cases/${CASE}/files/mine.png`
    expect((await fetch(mine, { headers: { cookie: `session=${owner}` } })).status).toBe(200)
    const other = await sessionOf(await researcher())
    expect((await fetch(mine, { headers: { cookie: `session=${other}`, 'accept-language': 'zh-CN' } })).status).toBe(
      404,
    )
    expect((await fetch(mine, { redirect: 'manual' })).status).toBe(303)
    const missing = await fetch(`${here.url}/cases/${CASE}/files/mine.png`, { headers: { 'accept-language': 'zh-CN' } })
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('lang="zh-CN"')])
  })
})
