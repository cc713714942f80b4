import { useSpeech } from '../i18n/translate.ts'

/** In place of what a page shows of the library, where no case has been imported yet. */
export function EmptyLibrary() {
  const { t } = useSpeech()
  return (
    <>
      <h2>{t('home.empty.title')}</h2>
      <p>{t('home.empty.text')}</p>
    </>
  )
}
