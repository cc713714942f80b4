import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { findCaseState } from '#db/repositories/case.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { findRevisionFile } from '#db/repositories/revision.ts'
import type { MadePerson } from '#test/make/accounts.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { listed, makeDocx, paragraph, run, table } from '#test/make/docx.ts'
import { makeZip } from '#test/make/zip.ts'
import { axeFindings } from './browser.ts'
import { peopleSite } from './people-site.ts'

const here = peopleSite('import')

const researcher = () => here.makePerson({ name: 'Li Hua', roles: ['researcher'] })

const as = here.visitAs

async function send(page: Page, name: string, bytes: Uint8Array | string) {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
  await page.locator('main form button').click()
}

const draftOf = async (person: MadePerson, caseId: string) =>
  (await findWorkingCopy(here.database.db, person.id, caseId))?.text
const sound = async (page: Page) => {
  expect(await axeFindings(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
}

const REPORT = makeDocx(
  [
    paragraph(run('年度报告'), 'a'),
    paragraph(run('后续'), '1'),
    paragraph(`${run('志愿者', '<w:b/>')}${run('继续记录。')}`),
    listed('春季'),
    listed('秋季'),
    table([
      ['季', '次'],
      ['春', '三'],
    ]),
  ].join(''),
)
const SECTION = '## 后续\n\n**志愿者**继续记录。\n\n1. 春季\n2. 秋季\n\n| 季   | 次   |\n| --- | --- |\n| 春   | 三   |'

describe('importing', () => {
  test('a Word document: chosen from the editor, shown, put into the draft, saved as a revision', async () => {
    const person = await researcher()
    const { page, faults } = await as(person, '/desk/cases/game-card')
    await page.locator('.cm-content').waitFor()
    await page.getByRole('link', { name: 'Import a file' }).click()
    await page.waitForURL('**/desk/cases/game-card/import')
    await page.locator('main h1').waitFor()
    await sound(page)
    const before = (await draftOf(person, 'game-card'))!
    await send(page, 'report.docx', REPORT)
    await page.waitForURL('**/desk/imports/*')
    const said = await page.locator('main').innerText()
    for (const words of ['report.docx', '年度报告', '后续', 'Put it into my draft', 'No new ones.', 'No fact changed.'])
      expect(said).toContain(words)
    await sound(page)
    expect(await draftOf(person, 'game-card')).toBe(before)
    await page.getByRole('button', { name: 'Put it into my draft' }).click()
    await page.waitForURL(/\/desk\/cases\/game-card\?imported$/)
    expect(await page.locator('main header').innerText()).toContain('The file is in your draft.')
    await page.locator('.cm-content').waitFor()
    const after = (await draftOf(person, 'game-card'))!
    expect(after).toContain(SECTION)
    // Nothing that stood there is lost.
    expect(after.replace(`${SECTION}\n\n`, '')).toBe(before)
    await page.getByLabel('What you did').fill('Added the report of the year')
    await page.getByRole('button', { name: 'Save as a revision' }).click()
    await page.locator('[data-saved="2"]').waitFor()
    const { head } = (await findCaseState(here.database.db, 'game-card'))!
    const file = await findRevisionFile(here.database.db, head!.revisionId, 'case.md')
    expect(new TextDecoder().decode(file!.bytes)).toContain(SECTION)
    expect(faults).toEqual([])
  })

  test('without scripts a table is put in all the same, on a phone, in Chinese', async () => {
    const person = await researcher()
    const { page } = await as(person, '/desk/cases/dami-xiaomi/import', {
      locale: 'zh-CN',
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    })
    await send(
      page,
      '结果.csv',
      '标识,名称（中文）,名称（英文）,单位,方面,收益或损害,类别,数值,截至,口径\r\ntrees,树,Trees,item,环境,收益,产出,120,2023,年度\r\nbad,坏,Bad,item,环境,收益,产出,=1+1,2023,年度\r\n',
    )
    const said = await page.locator('main').innerText()
    expect(said).toContain('第 3 行')
    expect(said).toContain('当公式运行')
    expect(said).toContain('会加上 1 个观测值')
    await page.getByRole('button', { name: '放进我的草稿' }).click()
    await page.waitForURL(/\/desk\/cases\/dami-xiaomi\?imported$/)
    expect(await draftOf(person, 'dami-xiaomi')).toContain('trees')
    expect(await draftOf(person, 'dami-xiaomi')).not.toContain('Bad')
  })

  test('a hostile archive is refused with the reason; the page stays where another can be chosen', async () => {
    const { page, faults } = await as(await researcher(), '/desk/cases/youxi-jia/import')
    await send(page, 'bomb.zip', makeZip([{ name: 'case.md', bytes: new Uint8Array(40 * 1024 * 1024) }]))
    const alert = page.locator('main [role="alert"]').first()
    expect(await alert.innerText()).toContain('unpacks to more than')
    await sound(page)
    await send(page, 'climb.zip', makeZip([{ name: '../../etc/cron.d/x', bytes: 'x' }]))
    expect(await alert.innerText()).toContain('leads out of its folder')
    await send(
      page,
      'macros.docx',
      makeDocx(paragraph(run('x')), { parts: [{ name: 'word/vbaProject.bin', bytes: 'x' }] }),
    )
    expect(await alert.innerText()).toContain('macros')
    // A browser notes by itself that an answer was a refusal.
    expect(faults.filter((fault) => !fault.includes('422'))).toEqual([])
  })

  test('a file that is too large gets the limit, and the site goes on', async () => {
    const { page } = await as(await researcher(), '/desk/cases/youxi-jia/import')
    await send(page, 'large.zip', new Uint8Array(21 * 1024 * 1024))
    expect(await page.locator('main').innerText()).toContain('The file is larger than 20 MB')
    expect((await fetch(`${here.url}/healthz`)).ok).toBe(true)
  })

  test('a whole new case from its file, reached from the page for a new case', async () => {
    const person = await researcher()
    const { page, faults } = await as(person, '/desk/new')
    await page.getByRole('link', { name: 'Begin from a file' }).click()
    await sound(page)
    const text = makeCaseFile({ id: 'lake-brought' })
    await send(page, 'case.md', text)
    await page.waitForURL('**/desk/imports/*')
    expect(await page.locator('main').innerText()).toContain('new case, with the short name lake-brought')
    await sound(page)
    await page.getByRole('button', { name: 'Make it my draft' }).click()
    await page.waitForURL(/\/desk\/cases\/lake-brought\?imported$/)
    expect(await draftOf(person, 'lake-brought')).toBe(text)
    expect(faults).toEqual([])
  })

  test('a draft that went on meanwhile is not written over: the preview is made anew', async () => {
    const person = await researcher()
    const { page } = await as(person, '/desk/cases/weiai-mama/import')
    await send(page, 'more.md', '## 后续\n\n继续。')
    await page.waitForURL('**/desk/imports/*')
    const preview = page.url()
    const other = await page.context().newPage()
    await other.goto(`${here.url}/desk/cases/weiai-mama`)
    await other.locator('.cm-content').press('Control+End')
    await other.keyboard.type('typed in the other window')
    await expect.poll(() => draftOf(person, 'weiai-mama')).toContain('typed in the other window')
    await page.getByRole('button', { name: 'Put it into my draft' }).click()
    await page.waitForLoadState()
    expect(page.url()).toBe(preview)
    expect(await page.locator('[role="alert"]').innerText()).toContain('Your draft has changed since the preview')
    expect(await draftOf(person, 'weiai-mama')).not.toContain('继续。')
    await page.getByRole('button', { name: 'Put it into my draft' }).click()
    await page.waitForURL(/\/desk\/cases\/weiai-mama\?imported$/)
    expect(await draftOf(person, 'weiai-mama')).toMatch(
      /继续。[^]*typed in the other window|typed in the other window[^]*继续。/,
    )
  })
})

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='mso-pagination:none'><b style='mso-bidi-font-weight:normal'>重</b><b>点</b>在<a href="https://example.org/r"><span class=MsoHyperlink>年报</span></a>。<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>招募</p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>培训</p><!--EndFragment--></body></html>`
const PLAIN = '重点在年报。\n1. 招募\n2. 培训'

/** Puts something on the clipboard as a program would and pastes it by keys. */
async function paste(page: Page, html: string, plain: string, keys = 'Control+V') {
  await page.evaluate(
    ([html, plain]) =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob([html!], { type: 'text/html' }),
          'text/plain': new Blob([plain!], { type: 'text/plain' }),
        }),
      ]),
    [html, plain],
  )
  await page.keyboard.press(keys)
}

describe('pasting', () => {
  async function editor(caseId: string) {
    const person = await researcher()
    const opening = await as(person, `/desk/cases/${caseId}`)
    await opening.page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: here.url })
    await opening.page.locator('.cm-content').waitFor()
    return { ...opening, person }
  }

  test('what comes from Word becomes markdown, one undo takes it back, and Ctrl+Shift+V stays plain', async () => {
    const { page, faults, person } = await editor('lunyi-daohang')
    await page.locator('.cm-content').press('Control+End')
    const before = (await draftOf(person, 'lunyi-daohang'))!
    // A browser makes its clipboard safe, which takes Word's own marks away: what a page gets from Word itself is sent by hand.
    await page.evaluate(
      ([html, plain]) => {
        const data = new DataTransfer()
        data.setData('text/html', html!)
        data.setData('text/plain', plain!)
        document
          .querySelector('.cm-content')!
          .dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      [WORD, PLAIN],
    )
    const pasted = '**重点**在[年报](https://example.org/r)。\n\n1. 招募\n2. 培训'
    await expect.poll(() => draftOf(person, 'lunyi-daohang')).toContain(pasted)
    await page.keyboard.press('Control+Z')
    await expect.poll(() => draftOf(person, 'lunyi-daohang')).toBe(before)
    await paste(page, '<p><b>重点</b>在此</p>', '重点在此', 'Control+Shift+V')
    await expect.poll(() => draftOf(person, 'lunyi-daohang')).toBe(`${before}重点在此`)
    await page.keyboard.press('Control+Z')
    await paste(page, '<p><b>重点</b>在此</p>', '重点在此')
    await expect.poll(() => draftOf(person, 'lunyi-daohang')).toBe(`${before}**重点**在此`)
    expect(faults).toEqual([])
  })

  test('into the facts it goes as plain text', async () => {
    const { page, person } = await editor('taobao-kefu')
    await page
      .locator('.cm-line', { hasText: /^ {2}en: / })
      .first()
      .click()
    await page.keyboard.press('End')
    await paste(page, '<b>bold</b>', ' bold')
    await expect.poll(() => draftOf(person, 'taobao-kefu')).toMatch(/^ {2}en: .* bold$/m)
    expect(await draftOf(person, 'taobao-kefu')).not.toMatch(/^ {2}en: .*\*\*bold/m)
  })
})
