package dev.lectern.api.privacy;

/**
 * What a person wrote, or what names them. Equal texts under one key are equal values, so that "the
 * same again" is seen without reading the text.
 *
 * @param key whose text it is; once that key is destroyed the text reads as erased
 * @param ciphertext AES-SIV (RFC 5297) of the UTF-8 text, with the key's id as associated data;
 *     unpadded base64url
 */
public record ProtectedText(KeyId key, String ciphertext) {}
