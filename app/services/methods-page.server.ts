import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { DEFAULT_WEIGHTS, FLAT_WEIGHTS, indicatorWeight } from '#scoring/social-value/weights.ts'
import { DIMENSION_OF, INDICATORS, JUDGED_INDICATORS, type Indicator } from '#scoring/vocabulary.ts'
import type { MethodsView, MethodView } from '../components/methods/methods-view.ts'
import { METHODS, type MethodText } from '../content/methods.ts'
import type { Language } from '../i18n/languages.ts'
import { LIBRARY_SEED } from './library-seed.ts'

/** Both methods as their pages state them: rules, sources, weights, known bias. */
export function methodsPage(language: Language): MethodsView {
  return {
    index: methodView('svii/1', language),
    netValue: methodView('nv/1', language),
    indicators: INDICATORS.map((id) => {
      const { name, asks, anchors, settledBy } = INDICATOR_TEXTS[id]
      return {
        id,
        dimension: DIMENSION_OF[id],
        name: name[language],
        asks: asks[language],
        anchors: anchors.map((anchor) => anchor[language]),
        settledBy: settledBy[language],
        judged: (JUDGED_INDICATORS as readonly Indicator[]).includes(id),
        weight: indicatorWeight(DEFAULT_WEIGHTS, id),
        flatWeight: indicatorWeight(FLAT_WEIGHTS, id),
      }
    }),
    factorCount: FACTORS.length,
    seed: LIBRARY_SEED,
  }
}

function methodView(id: MethodText['id'], language: Language): MethodView {
  const method = METHODS.find((candidate) => candidate.id === id)
  if (!method) throw new RangeError(`Expected a text about method ${id} in app/content/methods.ts.`)
  const say = (texts: MethodText['ours']) => texts.map((text) => text[language])
  return {
    id,
    anchor: id.replace('/', '-'),
    name: method.name[language],
    measures: method.measures[language],
    published: say(method.published),
    ours: say(method.ours),
    bias: say(method.bias),
  }
}
