const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface StopSignal {
  /** Aborted by the first signal; more of them change nothing, since what is left to do is short. */
  readonly signal: AbortSignal;
  readonly received: (typeof SIGNALS)[number] | undefined;
}

/** Turns Ctrl+C, a closed terminal and a polite kill into an abort, so that work ends by cleaning up. */
export function stopSignal(): StopSignal {
  const controller = new AbortController();
  let received: StopSignal['received'];
  for (const name of SIGNALS) {
    process.on(name, () => {
      received ??= name;
      controller.abort();
    });
  }
  return {
    signal: controller.signal,
    get received() {
      return received;
    },
  };
}
