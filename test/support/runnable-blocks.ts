/** The commands of a Markdown page that are marked to be run. */
export interface RunnableBlock {
  readonly line: number
  readonly script: string
  /** True: wants a running API, in `WEFT_URL` and `WEFT_TOKEN`. */
  readonly isServed: boolean
  readonly exitCode: number
  /** What is shown as printed; absent where the page does not show it. */
  readonly printed?: string
}

/**
 * Blocks fenced as `sh run`, and as `console run` where the first line is `$ command` and the rest is
 * what it prints. `served` and `exit=N` may follow.
 */
export function runnableBlocks(markdown: string): RunnableBlock[] {
  const fences = /^```(sh|console) run([^\n]*)\n([\s\S]*?)^```$/gm
  return [...markdown.matchAll(fences)].map(([, language, words = '', text = ''], i, all) => {
    const line = markdown.slice(0, all.at(i)?.index).split('\n').length
    const [first = '', ...rest] = text.split('\n')
    return {
      line,
      script: language === 'sh' ? text : first.replace(/^\$ /, ''),
      isServed: /\bserved\b/.test(words),
      exitCode: Number(/exit=(\d)/.exec(words)?.[1] ?? 0),
      ...(language === 'sh' ? {} : { printed: rest.join('\n') }),
    }
  })
}
