"""Floor 10: faces for notebooks: every result shows itself as the last line of a cell.

Rooms, lowest first:
    face_content < face_html < face_file < face < year, widgets < opening < chooser
"""
