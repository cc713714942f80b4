import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isCaseSlug } from '#db/repositories/revision.ts'
import { caseImagePath, casePath, movedPath, writingPath } from '#app/case-path.ts'
import ROUTES from '#app/routes.ts'
import { caseAddresses } from '#app/services/case-addresses.ts'

describe('the addresses of cases', () => {
  test('are made in one place', () => {
    expect([casePath('lake'), casePath('lake', '/r/3'), casePath('lake', '.md')]).toEqual(['/cases/lake', '/cases/lake/r/3', '/cases/lake.md']) // prettier-ignore
    expect(caseImagePath('lake', 'index.png')).toBe('/charts/lake/index.png')
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'app'], { encoding: 'utf8' })
    const makers = files
      .split('\n')
      .filter((file) => /\.tsx?$/.test(file) && file !== 'app/case-path.ts')
      .filter((file) => /(?<!desk|v1)\/(?:cases|charts)\/\$\{/.test(readFileSync(file, 'utf8')))
    expect(makers).toEqual([])
  })

  test('lead to the case from every page below them', () => {
    const below = ROUTES.filter(({ path = '' }) => /^(?:cases|charts)\/:slug/.test(path))
    expect(below.length).toBeGreaterThan(10)
    const careless = below.filter(({ file }) => !readFileSync(`app/${file}`, 'utf8').includes('caseAt('))
    expect(careless.map(({ path }) => path)).toEqual([])
  })

  // A case could be given that name, and would not be found at its address then: such names would have to be refused.
  test('stand beside no fixed address that could be the name of a case', () => {
    const parts = ROUTES.map(({ path = '' }) => path.split('/'))
    const cases = parts.filter((way) => way.includes(':slug') || way.join('/').startsWith('api/v1/cases/:id'))
    expect(cases.length).toBeGreaterThan(20)
    const beside = cases.flatMap((way) => {
      const at = way.findIndex((part) => part.startsWith(':'))
      return parts
        .filter((other) => way.slice(0, at).every((part, index) => part === other[index]))
        .filter((other) => isCaseSlug(other[at] ?? ''))
        .map((other) => other.join('/'))
    })
    expect([...new Set(beside)]).toEqual([])
  })

  test.each([
    ['/cases/lake', '/cases/2nd-shore'],
    ['/cases/lake.md?x=%20', '/cases/2nd-shore.md?x=%20'],
    ['/cases/%6Cake/history', '/cases/2nd-shore/history'],
    ['/cases/l%61%6b%65/files/lake.png', '/cases/2nd-shore/files/lake.png'],
    ['/charts/lake/index.png', '/charts/2nd-shore/index.png'],
  ])('lead from %s to the newest address with all that follows', (asked, moved) => {
    expect(movedPath(new URL(asked, 'https://example.org'), '2nd-shore')).toBe(moved)
  })

  test('mean a case by its id and by each address that it was given; it is found at the newest', () => {
    const { idOf, slugOf } = caseAddresses([
      { slug: 'first', caseId: 'lake' },
      { slug: 'shore', caseId: 'pond' },
      { slug: 'second', caseId: 'lake' },
    ])
    expect(['lake', 'first', 'second', 'shore', 'elsewhere'].map(idOf)).toEqual(['lake', 'lake', 'lake', 'pond', 'elsewhere']) // prettier-ignore
    expect(['lake', 'pond', 'river'].map(slugOf)).toEqual(['second', 'shore', 'river'])
  })
})

describe('an address of the desk', () => {
  test('can name what no case is called', () => {
    expect([writingPath('lake'), writingPath('湖', '/files')]).toEqual(['/desk/cases/lake', '/desk/cases/%E6%B9%96/files']) // prettier-ignore
  })

  test.each(['copies.keep.ts', 'files.keep.ts', 'keep.ts', 'save.tsx'])(
    'below a case, %s only leads on, also from a name of other letters',
    async (file) => {
      const { loader } = (await import(`../../app/routes/desk.cases.$slug.${file}`)) as { loader: (given: object) => Response } // prettier-ignore
      const answer = loader({ params: { slug: '湖\r\nx' }, request: new Request('https://example.org'), context: {} })
      expect(answer.status).toBe(302)
      expect(answer.headers.get('location')).toMatch(/^\/desk\/cases\/%E6%B9%96%0D%0Ax(?:\/files|\/copies)?$/)
    },
  )
})
