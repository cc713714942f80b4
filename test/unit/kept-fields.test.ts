import { expect, test } from 'vitest'
import { enteredFields } from '#app/forms/desk/figure-fields.ts'
import { keptFields, keptOnly, keptText, type KeptField } from '#app/forms/desk/kept-fields.ts'

const field = (name: string, value: string): KeptField => ({ name, value, of: 'A case', label: name, shown: value })

test('entered is the whole row in which something stands, with its evidence, and a source in which something was typed', () => {
  const entered = enteredFields({
    q: 'words',
    message: 'Yearly update',
    'a.evidence': ' + ',
    'a.outcome.trees.asOf': '2030',
    'a.outcome.trees.value': '',
    // Emptied by hand: it was the next year.
    'a.outcome.trees.until': '',
    'a.outcome.trees.qualifier': 'exact',
    'a.outcome.jobs.asOf': ' ',
    'a.outcome.jobs.qualifier': 'exact',
    'a.source.title': 'A report',
    'a.source.grade': 'C',
    'b.source.grade': 'C',
    'b.fact.staff.until': '2031',
    'c.fact.staff.evidence': 'x',
  })
  expect(Object.fromEntries(entered)).toEqual({
    'a.evidence': '+',
    'a.outcome.trees.asOf': '2030',
    'a.outcome.trees.value': '',
    'a.outcome.trees.until': '',
    'a.outcome.trees.qualifier': 'exact',
    'a.source.title': 'A report',
    'a.source.grade': 'C',
    'c.evidence': '',
    'c.fact.staff.evidence': 'x',
  })
})

test('what is kept is read as it was written, and nothing of what is none of it', () => {
  const fields = [field('a.outcome.trees.value', '1'), field('message', 'x')]
  expect(keptFields(keptText(fields))).toEqual(fields)
  expect(keptFields('{')).toEqual([])
  expect(keptFields('{"name":"a"}')).toEqual([])
  expect(keptFields('[null, 3, {"name":"a","value":5}]')).toEqual([])
})

test('kept only is what the form has otherwise or not at all', () => {
  const [value, asOf, until] = [field('v', '1'), field('asOf', '2030'), field('until', '')]
  expect(keptOnly([value, asOf, until], [])).toEqual([value, asOf])
  expect(keptOnly([value, asOf, until], [value, field('asOf', '2031'), field('until', '2030')])).toEqual([asOf, until])
  expect(keptOnly([value], [value, asOf])).toEqual([])
})
