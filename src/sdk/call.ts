import type { Answer } from './options.ts'

/** What a method gives: await it for the data, or ask for the answer with all that came with it. */
export interface Call<T> extends Promise<T> {
  /** The same request, which is not sent again: data, ETag, request id, status, headers. */
  raw(): Promise<Answer<T>>
}

export function callOf<T>(sent: Promise<Answer<T>>): Call<T> {
  const data = sent.then((answer) => answer.data)
  const raw = (): Promise<Answer<T>> => {
    // Whoever asks for the answer hears of a failure there.
    data.catch(() => {})
    return sent
  }
  return Object.assign(data, { raw })
}
