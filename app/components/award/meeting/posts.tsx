import type { FormAnswer } from '../../../access/form-answer.ts'
import { MEETING } from '../../../content/award/meeting.ts'
import { LONGEST_POST } from '../../../forms/award/meeting.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { Area } from '../../desk/area.tsx'
import { AwardMoment } from '../award-moment.tsx'
import styles from './meeting.module.css'
import type { EntryMeetingView, PostView } from './meeting-view.ts'
import { speakerWords } from './speaker-words.ts'

interface PostsProps {
  readonly view: EntryMeetingView
  readonly answer: FormAnswer | undefined
}

/** What was said, in its order, and where the reader says something. */
export function Posts({ view, answer }: PostsProps) {
  const say = useWords(MEETING)
  const own = answer?.typed['intent'] === 'post' ? answer : undefined
  return (
    <section aria-labelledby="said">
      <h2 id="said">{say('said')}</h2>
      {view.posts.length === 0 ? <p>{say('saidNone')}</p> : null}
      <ol className={styles['posts']}>
        {view.posts.map((post) => (
          <Post key={post.id} post={post} timeZone={view.home.timeZone} answer={answer} />
        ))}
      </ol>
      {view.maySpeak ? (
        <form method="post" action="#said" className="no-print">
          <input type="hidden" name="intent" value="post" />
          <input type="hidden" name="said" value={own?.typed['said'] ?? view.said} />
          <Area
            name="words"
            label={say('words')}
            hint={say('wordsHint')}
            rows={4}
            maxLength={LONGEST_POST}
            value={own?.typed['words']}
            problems={own?.problems}
          />
          <button>{say('say')}</button>
        </form>
      ) : null}
    </section>
  )
}

interface PostProps {
  readonly post: PostView
  readonly timeZone: string
  readonly answer: FormAnswer | undefined
}

function Post({ post, timeZone, answer }: PostProps) {
  const say = useWords(MEETING)
  const { language } = useSpeech()
  const own = answer?.typed['post'] === post.id ? answer : undefined
  const text = (words: string | null) => (words === null ? <em className="soft">{say('erased')}</em> : words)
  return (
    <li id={post.id} data-post="">
      <p className="small soft">
        <strong>{speakerWords(language, post.who)}</strong> · <AwardMoment at={post.at} timeZone={timeZone} />
        {post.earlier.length > 0 ? <span className="tag">{say('corrected')}</span> : null}
      </p>
      <p className={styles['words']}>{text(post.text)}</p>
      {post.earlier.length === 0 ? null : (
        <details className="small">
          <summary>{say('earlier')}</summary>
          {post.earlier.map((earlier) => (
            <p key={earlier.at} className={styles['words']}>
              {text(earlier.text)}
            </p>
          ))}
        </details>
      )}
      {post.canCorrect || own ? (
        <details open={own !== undefined} className="small no-print">
          <summary>{say('correct')}</summary>
          <form method="post" action={`#${post.id}`}>
            <input type="hidden" name="intent" value="correct" />
            <input type="hidden" name="post" value={post.id} />
            <Area
              id={`${post.id}-words`}
              name="words"
              label={say('words')}
              rows={4}
              maxLength={LONGEST_POST}
              value={own?.typed['words'] ?? post.text ?? ''}
              problems={own?.problems}
            />
            <button className="quiet">{say('correct')}</button>
          </form>
        </details>
      ) : null}
    </li>
  )
}
