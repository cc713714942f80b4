import { FIGURES } from '../../../content/desk/figures.ts'
import { formatCny } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { intervalText } from '../../interval-text.ts'
import type { FiguresPreview } from './figures-view.ts'

type Previewed = FiguresPreview['cases'][number]

/** What the figures would change of both scores, case by case. */
export function PreviewTable({ preview }: { readonly preview: FiguresPreview }) {
  const say = useWords(FIGURES)
  return (
    <section aria-labelledby="preview" role="status">
      <h2 id="preview">{say('preview')}</h2>
      <p>{say('previewLead')}</p>
      <Listing heads={[say('case'), say('figures'), say('index'), say('net')]}>
        {preview.cases.map((one) => (
          <tr key={one.id}>
            <td>{one.title}</td>
            <td data-head={say('figures')}>{one.figures}</td>
            <td data-head={say('index')}>
              <Index one={one} />
            </td>
            <td data-head={say('net')}>
              <Net one={one} />
            </td>
          </tr>
        ))}
      </Listing>
    </section>
  )
}

function Index({ one: { index } }: { readonly one: Previewed }) {
  const speech = useSpeech()
  return index === null ? null : (
    <Change before={intervalText(index.before, speech)} after={intervalText(index.after, speech)} />
  )
}

function Net({ one: { net } }: { readonly one: Previewed }) {
  const say = useWords(FIGURES)
  const { language } = useSpeech()
  if (net === null) return null
  const words = (median: number | null) => (median === null ? say('noNet') : formatCny(language, median))
  return <Change before={words(net.before.median)} after={words(net.after.median)} />
}

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  const say = useWords(FIGURES)
  return <>{before === after ? say('same', { value: after }) : say('fromTo', { before, after })}</>
}
