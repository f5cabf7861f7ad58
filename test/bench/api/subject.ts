/** An API that is measured: how it is asked for each piece of work, and what serves it. */
export interface Subject {
  readonly name: string
  /** Of its HTTP server. */
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Makes a fresh network of that many vNICs, and what the works will need. */
  prepare(send: Send, vnics: number): Promise<Works>
  /** Ids of the processes that serve, by what they are. */
  processes(): Readonly<Record<string, number>>
  stop(): Promise<void>
}

export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
}

export interface Reply {
  readonly status: number
  readonly text: string
}

export type Send = (ask: Ask) => Promise<Reply>

/** One piece of work, the `n`th; true if it was done. A user's list of 1,000 may take several requests. */
export type Work = (send: Send, n: number) => Promise<boolean>

export type WorkName =
  | 'getVnic'
  | 'createVnic'
  | 'createSecurityGroupRule'
  | 'list1000Vnics'
  | 'batch100Vnics'
  | 'trace'

export type Works = Readonly<Partial<Record<WorkName, Work>>>
