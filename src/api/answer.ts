/** An answer as it is stored, and sent again to whoever repeats the request. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export const answered = ({ status, headers, body }: Answer): Response =>
  new Response(body === '' ? null : body, { status, headers })
