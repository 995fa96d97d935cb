export interface NetRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The whole exchange ends after this, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface NetResponse {
  readonly ok: true;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** No answer: the request may or may not have been carried out. */
export interface NetSilence {
  readonly ok: false;
  readonly because: 'unreachable' | 'timeout' | 'cancelled';
  readonly message: string;
}

/** The way to the hall's server: one request, one answer or silence; never throws. */
export interface Net {
  request(request: NetRequest): Promise<NetResponse | NetSilence>;
}

/** HTTP of this machine. */
export const systemNet: Net = {
  async request({ method, url, headers, body, timeoutMs, signal }) {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method,
        headers,
        redirect: 'error',
        signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      });
      return {
        ok: true,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: new Uint8Array(await response.arrayBuffer()),
      };
    } catch (error) {
      const because = signal?.aborted
        ? 'cancelled'
        : deadline.aborted
          ? 'timeout'
          : ('unreachable' as const);
      return { ok: false, because, message: error instanceof Error ? error.message : 'unknown' };
    }
  },
};
