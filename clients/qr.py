import segno


def qr_picture(link):
    """A link as a QR code: its size in squares and its dark squares as one SVG path, for clients/_qr.html."""
    qr = segno.make(link, error="m")
    moves = []
    for y, row in enumerate(qr.matrix_iter(border=2)):
        moves.extend(f"M{x} {y}h1v1h-1z" for x, dark in enumerate(row) if dark)
    return {"qr_size": qr.symbol_size(border=2)[0], "qr_path": "".join(moves)}
