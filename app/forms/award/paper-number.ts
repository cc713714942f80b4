/**
 * What is printed on a sheet and typed to find it again: four figures and two that check them (ISO 7064, mod 97), so that
 * one wrong figure, or two that change places, lead to no other sheet.
 * @example paperNumber(12) // => '0012-62'
 */
export function paperNumber(number: number): string {
  return `${String(number).padStart(4, '0')}-${String(checkOf(number)).padStart(2, '0')}`
}

const checkOf = (number: number): number => 98 - ((number * 100) % 97)

/** The sheet somebody means; undefined for what is on no sheet. Wide figures and any dash are taken too. */
export function readPaperNumber(text: string): number | undefined {
  const figures = text.normalize('NFKC').replaceAll(/[\s\p{Pd}]/gu, '')
  if (!/^\d{5,11}$/.test(figures)) return undefined
  const number = Number(figures.slice(0, -2))
  return number > 0 && checkOf(number) === Number(figures.slice(-2)) ? number : undefined
}
