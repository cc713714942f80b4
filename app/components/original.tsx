const HAN = /\p{Script=Han}/u

/** A title or name in the language its source has it in, marked so that it is read aloud and set in that language. */
export function Original({ text }: { text: string }) {
  return <span lang={HAN.test(text) ? 'zh-CN' : 'en'}>{text}</span>
}
