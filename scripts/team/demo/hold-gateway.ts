/** A gateway on which what comes can be kept waiting, while somebody else tries the same. */
export function holdGateway() {
  let gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  gate.resolve();
  let isKept = false;
  return {
    hold: async () => {
      if (isKept) arrived.resolve();
      await gate.promise;
    },
    keep: () => {
      gate = Promise.withResolvers();
      isKept = true;
    },
    reached: () => arrived.promise,
    letGo: () => {
      isKept = false;
      gate.resolve();
    },
  };
}
