/** The zone by whose days the gateway captures by itself (S3:51). */
export const captureZone = 'Europe/Paris';
